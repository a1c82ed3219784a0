/* Claims as they were judged on a day of the reader's choice, and tables that can be sifted and sorted.
   Without JavaScript a page shows every assessment with its date, and every row. */
(() => {
  "use strict"
  const el = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties)
    made.append(...children)
    return made
  }

  /* As known on a day, also from the address: ?as-of=2024-10-31 */
  const form = document.querySelector("form.as-of")
  const inWords = (day) => new Date(`${day}T12:00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })
  const outcomes = { "came-true": "came true", "did-not": "did not come true" }
  const foretold = (claim, day) => {
    const box = claim.querySelector(".forecast")
    if (!box) return
    const judged = [...claim.querySelectorAll(".assessments > li:not([hidden])")].map((one) => outcomes[one.dataset.verdict]).filter(Boolean)
    const label = box.querySelector(".verdict")
    label.textContent = judged.at(-1) || (day && box.dataset.due && box.dataset.due < day ? "open, past its day" : "open")
    label.className = `verdict ${label.textContent.split(/[ ,]/)[0]}`
  }
  const showAsOf = (day) => {
    let hidden = 0
    for (const claim of document.querySelectorAll(".claim")) {
      const judged = [...claim.querySelectorAll(".assessments > li")]
      for (const one of judged) {
        one.hidden = Boolean(day) && one.querySelector("time").dateTime > day
        hidden += one.hidden
      }
      claim.querySelector(".not-yet")?.remove()
      if (judged.length && judged.every((one) => one.hidden)) {
        claim.querySelector(".assessments").before(el("p", { className: "not-yet", textContent: `Not yet assessed on ${inWords(day)}.` }))
      }
      foretold(claim, day)
    }
    form.querySelector("output").textContent = day
      ? `Claims are shown as judged on the evidence up to ${inWords(day)}; ${hidden || "no"} later ${hidden === 1 ? "assessment is" : "assessments are"} hidden.`
      : ""
    form.classList.toggle("set", Boolean(day))
  }
  if (form && document.querySelector(".assessments")) {
    const asked = new URLSearchParams(location.search).get("as-of")
    const day = /^\d{4}-\d{2}-\d{2}$/.test(asked || "") && !Number.isNaN(Date.parse(asked)) ? asked : ""
    const go = (chosen) => {
      form.elements["as-of"].value = chosen
      showAsOf(chosen)
      history.replaceState(null, "", `${location.pathname}${chosen ? `?as-of=${chosen}` : ""}${location.hash}`)
    }
    form.hidden = false
    if (day) go(day)
    form.addEventListener("submit", (event) => { event.preventDefault(); go(form.elements["as-of"].value) })
    form.querySelector("a").addEventListener("click", (event) => { event.preventDefault(); go("") })
  }

  /* Tables: sorted by their heads; sifted by what stands in their columns, over all sheets if the reader asks. */
  const sift = document.querySelector("form.sift")
  if (!sift) return
  const body = document.querySelector("table.overview tbody")
  const heads = [...document.querySelectorAll("table.overview thead th")]
  const word = (cell) => (cell.querySelector(".verdict") || cell).textContent.trim()
  const filters = [
    ...heads.flatMap((head, at) => ("filter" in head.dataset ? [{ name: head.textContent, of: (row) => word(row.cells[at]) }] : [])),
    { name: "Language", of: (row) => row.dataset.language },
  ]
  const count = el("output", { className: "count" })
  const apply = () => {
    let shown = 0
    for (const row of body.rows) {
      row.hidden = filters.some((filter) => filter.select.value && filter.of(row) !== filter.select.value)
      shown += !row.hidden
    }
    count.textContent = `${shown.toLocaleString("en")} of ${body.rows.length.toLocaleString("en")} rows`
  }
  const fillChoices = () => {
    for (const filter of filters) {
      const chosen = filter.select.value
      const values = [...new Set([...body.rows].map(filter.of))].sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
      filter.select.replaceChildren(new Option("all", ""), ...values.map((value) => new Option(value, value)))
      filter.select.value = chosen
    }
  }
  for (const filter of filters) {
    filter.select = el("select", { onchange: apply })
    sift.append(el("label", {}, filter.name, " ", filter.select))
  }
  const sheets = Number(sift.dataset.sheets)
  if (sheets > 1) {
    const all = el("button", { type: "button", textContent: `Load all ${sheets} pages of this table` })
    all.addEventListener("click", async () => {
      all.disabled = true
      const here = Number(sift.dataset.sheet)
      for (let sheet = 0; sheet < sheets; sheet += 1) {
        if (sheet === here) continue
        const answer = await fetch(sheet ? `page-${sheet}.html` : "./")
        if (!answer.ok) continue
        const page = new DOMParser().parseFromString(await answer.text(), "text/html")
        body.append(...page.querySelectorAll("table.overview tbody tr"))
        all.textContent = `${body.rows.length.toLocaleString("en")} rows loaded`
      }
      fillChoices()
      apply()
    })
    sift.append(all)
  }
  sift.append(count)
  sift.hidden = false
  fillChoices()
  apply()

  const key = (row, at) => Number(row.cells[at].dataset.value ?? NaN)
  heads.forEach((head, at) => {
    const button = el("button", { type: "button", textContent: head.textContent })
    head.replaceChildren(button)
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending"
      for (const other of heads) other.removeAttribute("aria-sort")
      head.setAttribute("aria-sort", down ? "descending" : "ascending")
      const byNumber = [...body.rows].some((row) => !Number.isNaN(key(row, at)))
      const compare = byNumber
        ? (a, b) => (key(a, at) || 0) - (key(b, at) || 0)
        : (a, b) => word(a.cells[at]).localeCompare(word(b.cells[at]), "en", { numeric: true })
      body.append(...[...body.rows].sort((a, b) => (down ? -1 : 1) * compare(a, b)))
    })
  })
})()
