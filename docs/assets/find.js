/* The search box in the header: opened by "/", driven by the arrow keys, closed by Escape. It loads nothing until it is used.
   Also marks, on an entry's page, the words a search led to. */
(() => {
  "use strict"

  /* Marks every occurrence of some words in a place, in whatever case and with whichever apostrophe, and tells how many there are. */
  const plain = (text) => text.toLowerCase().replace(/[’ʼ]/g, "'")
  const rangesOf = (place, words) => {
    const ranges = []
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = plain(walker.currentNode.data)
      for (const word of words) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          const range = new Range()
          range.setStart(walker.currentNode, at)
          range.setEnd(walker.currentNode, Math.min(at + word.length, walker.currentNode.length))
          ranges.push(range)
        }
      }
    }
    return ranges
  }
  const marks = new URLSearchParams(location.search).getAll("mark").map(plain).filter(Boolean)
  if (marks.length && globalThis.Highlight && CSS.highlights) {
    const place = document.getElementById(location.hash.slice(1)) ?? document.querySelector(".entry") ?? document.body
    const ranges = marks.flatMap((mark) => {
      const whole = rangesOf(place, [mark])
      return whole.length ? whole : rangesOf(place, mark.split(/\s+/).filter((word) => word.length > 1)) // a name may be broken by a link
    })
    CSS.highlights.set("found", new Highlight(...ranges))
  }

  const here = document.currentScript.src
  if (document.querySelector(".search-page")) import(new URL("search-page.js", here))
  const form = document.querySelector("form.find")
  if (!form) return
  const input = form.querySelector("input")
  const root = form.dataset.root.replace(/\/?$/, "/")
  const list = Object.assign(document.createElement("div"), { id: "find-list", className: "find-list", hidden: true })
  list.setAttribute("role", "listbox")
  list.setAttribute("aria-label", "Entries found")
  const told = Object.assign(document.createElement("p"), { className: "find-told" })
  const said = Object.assign(document.createElement("p"), { className: "find-said" }) // a status is read only where it was there before
  said.setAttribute("role", "status")
  told.setAttribute("aria-hidden", "true")
  const panel = Object.assign(document.createElement("div"), { className: "find-panel", hidden: true, tabIndex: -1 }) // what scrolls would be a stop of its own
  panel.append(told, list)
  form.append(panel, said)
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) input.setAttribute(name, value)

  let search = null
  let asked = 0
  let waiting = 0
  const load = () => (search ??= Promise.all([import(new URL("search.js", here)), import(new URL("found.js", here))])
    .then(([{ Search, wayTo }, { setHit }]) => ({ engine: new Search(root), wayTo, setHit })))

  const open = (wanted) => {
    const shown = wanted && form.contains(document.activeElement) // an answer may come when the reader has gone on
    panel.hidden = !shown
    list.hidden = !list.children.length
    input.setAttribute("aria-expanded", String(shown && !list.hidden))
  }
  const close = () => { open(false); choose(null) }
  const options = () => [...list.children]
  const choose = (option) => {
    for (const one of options()) one.setAttribute("aria-selected", String(one === option))
    if (option) { input.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }) }
    else input.removeAttribute("aria-activedescendant")
  }

  const tell = (text) => { if (said.textContent !== text) told.textContent = said.textContent = text }
  const optionTo = (id, href, ...shown) => {
    const option = Object.assign(document.createElement("a"), { id, href, className: "find-option", tabIndex: -1 })
    option.setAttribute("role", "option")
    option.setAttribute("aria-selected", "false")
    option.append(...shown)
    return option
  }
  const everything = (query) => `${form.action}?${new URLSearchParams({ q: query })}`

  const find = async () => {
    const query = input.value.trim()
    const turn = ++asked
    if (query.length < 2 && !/[\u3040-\uffff]/.test(query)) { list.replaceChildren(); return close() }
    if (!list.children.length) tell("Searching…")
    open(true)
    let found = []
    try {
      const { engine, wayTo, setHit } = await load()
      for await (const results of engine.results(query)) {
        if (turn !== asked) return
        const entries = await engine.entries(query, results, 7, 18)
        if (turn !== asked) return
        const chosen = options().find((one) => one.getAttribute("aria-selected") === "true")?.href
        list.replaceChildren(...entries.map((entry, at) => optionTo(`find-${at}`, wayTo(root, entry.id, entry.hits[0]),
          Object.assign(document.createElement("b"), { textContent: entry.title }),
          Object.assign(document.createElement("small"), { textContent: entry.source }),
          ...(entry.hits.length ? [setHit(entry.hits[0])] : []))))
        if (entries.length) {
          list.append(optionTo("find-all", everything(query), "All results"))
          tell(`${entries.length === 7 ? "First 7" : entries.length} ${entries.length === 1 ? "entry" : "entries"}`)
        }
        choose(options().find((one) => one.href === chosen))
        found = entries
        open(true)
      }
      const better = engine.holdsAll(query, found) ? null : await engine.better(query)
      if (turn !== asked) return
      if (better) list.append(optionTo("find-better", everything(better), "Did you mean ", Object.assign(document.createElement("b"), { textContent: better }), "?"))
      if (!found.length) tell(better ? `Nothing found. Did you mean ${better}?` : "Nothing found. Try fewer words, or another spelling.")
      open(true)
    } catch (failure) {
      search = null
      console.error(failure)
      tell("The search could not be loaded. Press Enter to try again on its own page.")
      open(true)
    }
  }

  input.addEventListener("focus", () => { load().then(({ engine }) => engine.warm()).catch(() => {}); if (input.value.trim()) find() })
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 80) })
  input.addEventListener("keydown", (event) => {
    const all = options()
    const at = all.findIndex((one) => one.getAttribute("aria-selected") === "true")
    if (event.isComposing) return // the keys belong to the input method
    if (event.key === "Escape") { if (!panel.hidden) { event.preventDefault(); close() } else input.blur() }
    else if (event.key === "ArrowDown" && all.length) { event.preventDefault(); open(true); choose(all[(at + 1) % all.length]) }
    else if (event.key === "ArrowUp" && all.length) { event.preventDefault(); choose(at > 0 ? all[at - 1] : at === 0 ? null : all.at(-1)) }
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); all[at].click() }
  })
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close() })
  list.addEventListener("pointerdown", (event) => event.preventDefault()) // the box keeps the focus while a link is pressed
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]")
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const page = document.querySelector("#search-words, #home-words")
    if (page) page.focus(); else { input.focus(); input.select() }
  })
})()
