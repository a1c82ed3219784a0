/* Comfort for readers with JavaScript; every page is whole without it.
   It remembers the view, keeps the place when the view changes, shows notes where their marks stand,
   and copies a passage together with whoever said it, printed it and translated it. */
(() => {
  "use strict"
  const entry = document.querySelector(".entry")
  if (!entry) return
  const text = entry.querySelector(".text")

  /* The view: remembered, and changed without losing the place. */
  const views = [...entry.querySelectorAll('input[name="view"]')]
  const remembered = {
    get: () => { try { return localStorage.getItem("sourceline.view") } catch { return null } },
    set: (id) => { try { localStorage.setItem("sourceline.view", id) } catch { /* a browser may forbid it */ } },
  }
  const chosen = views.find((view) => view.id === remembered.get())
  if (chosen) chosen.checked = true
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()

  const firstInSight = () => {
    const edge = Math.max(48, entry.querySelector(".tools").getBoundingClientRect().bottom) + 40
    return [...entry.querySelectorAll(".segment")].find((row) => row.getBoundingClientRect().bottom > edge)
  }
  let place = null
  const notePlace = () => { const row = firstInSight(); place = row && { row, top: row.getBoundingClientRect().top } }
  for (const kind of ["pointerdown", "keydown"]) entry.querySelector(".tools")?.addEventListener(kind, notePlace, true)
  for (const input of entry.querySelectorAll(".tools input")) {
    input.addEventListener("change", () => {
      if (input.name === "view") remembered.set(input.id)
      if (place) scrollBy({ top: place.row.getBoundingClientRect().top - place.top, behavior: "instant" })
    })
  }

  /* Notes where their marks stand: on hover, focus and the first tap; Escape puts them away. */
  const popup = Object.assign(document.createElement("div"), { id: "note-popup", className: "popup", role: "note" })
  let shownBy = null
  let leaving = 0
  const hide = () => { clearTimeout(leaving); popup.remove(); shownBy?.removeAttribute("aria-describedby"); shownBy = null }
  const hideSoon = () => { clearTimeout(leaving); leaving = setTimeout(hide, 250) }
  const inTheMargin = (mark) => {
    const sign = mark.textContent
    const beside = mark.closest(".segment, .context")?.querySelector(".beside")
    const label = beside?.offsetParent && [...beside.querySelectorAll("b")].find((one) => one.textContent === sign)
    return label && label.parentElement.scrollHeight <= label.parentElement.clientHeight + 1
  }
  const show = (mark) => {
    clearTimeout(leaving)
    const note = document.getElementById(mark.hash.slice(1))
    if (!note || mark === shownBy || inTheMargin(mark)) return
    hide()
    const copy = note.cloneNode(true)
    for (const back of copy.querySelectorAll(".back")) back.remove()
    popup.className = `popup ${note.className}`
    popup.replaceChildren(...copy.childNodes)
    mark.after(popup)
    shownBy = mark
    mark.setAttribute("aria-describedby", popup.id)
    popup.style.left = "0px"
    const room = document.documentElement.clientWidth - 12
    const spot = mark.getBoundingClientRect()
    const origin = popup.getBoundingClientRect()
    popup.style.left = `${Math.max(12, Math.min(spot.left - 20, room - origin.width)) - origin.left}px`
    popup.style.top = `${spot.bottom - origin.top + popup.offsetTop + 4}px`
  }
  for (const mark of entry.querySelectorAll(".mark")) {
    mark.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(mark) })
    mark.addEventListener("pointerleave", hideSoon)
    mark.addEventListener("focus", () => { if (mark.matches(":focus-visible")) show(mark) })
    mark.addEventListener("blur", hideSoon)
    mark.addEventListener("click", (event) => {
      // The first tap shows the note here; the second follows the link to where it stands in full.
      if (event.pointerType === "touch" && shownBy !== mark && !inTheMargin(mark)) { event.preventDefault(); show(mark) } else hide()
    })
  }
  popup.addEventListener("pointerenter", () => clearTimeout(leaving))
  popup.addEventListener("pointerleave", hideSoon)
  popup.addEventListener("focusin", () => clearTimeout(leaving))
  popup.addEventListener("focusout", hideSoon)
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide() })
  document.addEventListener("pointerdown", (event) => {
    if (shownBy && !popup.contains(event.target) && event.target !== shownBy) hide()
  })

  /* Copy a passage with all that a quotation needs. */
  const said = Object.assign(document.createElement("p"), { className: "said", role: "status" })
  entry.append(said)
  const words = (part) => {
    const copy = part.cloneNode(true)
    for (const other of copy.querySelectorAll(".mark, .popup, .speaker, .elsewhere, .omitted, .stale, .doubt, details")) other.remove()
    return copy.textContent.trim().replace(/\s+/g, " ")
  }
  const address = (id) => `${location.origin}${location.pathname}#${id}`
  const ofSegment = (row) => {
    const part = row.querySelector(entry.querySelector("#view-original:checked") ? ".original" : ".translation")
    const translators = text.dataset.translators
    const by = part.matches(".translation") && translators ? `translated by ${translators}` : ""
    const speaker = row.querySelector(".speaker")?.textContent
    return [`“${words(part)}”`, [speaker, row.dataset.source ?? text.dataset.source, by, text.dataset.edition, address(row.id)].filter(Boolean).join(", ")]
  }
  const ofClaim = (claim) => {
    const chain = [...claim.querySelectorAll(".chain b")].map((who) => who.textContent.trim()).join(" → ")
    return [claim.querySelector("h3 > span").textContent.trim(), [chain, text?.dataset.source, text?.dataset.edition, address(claim.id)].filter(Boolean).join(", ")]
  }
  const copier = (place, name, passage) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "⧉", title: "Copy with source" })
    button.setAttribute("aria-label", `Copy ${name} with its source`)
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(passage().join("\n— "))
        said.textContent = `Copied ${name} with its source.`
        button.textContent = "✓"
      } catch {
        said.textContent = "The browser did not allow copying."
      }
      setTimeout(() => { button.textContent = "⧉"; said.textContent = "" }, 2500)
    })
    place.append(button)
  }
  if (navigator.clipboard) {
    for (const row of entry.querySelectorAll(".segment")) copier(row, `segment ${row.id.slice(1)}`, () => ofSegment(row))
    for (const claim of entry.querySelectorAll(".claim")) copier(claim.querySelector("h3"), `claim ${claim.id.slice(1)}`, () => ofClaim(claim))
  }
})()
