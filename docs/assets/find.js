/* The search box in the header: opened by "/", driven by the arrow keys, closed by Escape. It loads nothing until it is used.
   Also marks, on an entry's page, the words a search led to. */
(() => {
  "use strict"

  const marks = new URLSearchParams(location.search).getAll("mark")
  if (marks.length && globalThis.Highlight && CSS.highlights) {
    const place = document.getElementById(location.hash.slice(1)) ?? document.querySelector(".entry")
    const ranges = []
    const walker = document.createTreeWalker(place ?? document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode.data.toLowerCase()
      for (const mark of marks.map((one) => one.toLowerCase()).filter(Boolean)) {
        for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
          const range = new Range()
          range.setStart(walker.currentNode, at)
          range.setEnd(walker.currentNode, Math.min(at + mark.length, walker.currentNode.length))
          ranges.push(range)
        }
      }
    }
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
  told.setAttribute("role", "status")
  const panel = Object.assign(document.createElement("div"), { className: "find-panel", hidden: true })
  panel.append(told, list)
  form.append(panel)
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) input.setAttribute(name, value)

  let search = null
  let asked = 0
  let waiting = 0
  const load = () => (search ??= Promise.all([import(new URL("search.js", here)), import(new URL("found.js", here))])
    .then(([{ Search, wayTo }, { setHit }]) => ({ engine: new Search(root), wayTo, setHit })))

  const open = (shown) => { panel.hidden = !shown; list.hidden = !list.children.length; input.setAttribute("aria-expanded", String(shown && !list.hidden)) }
  const close = () => { open(false); choose(null) }
  const options = () => [...list.children]
  const choose = (option) => {
    for (const one of options()) one.setAttribute("aria-selected", String(one === option))
    if (option) { input.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }) }
    else input.removeAttribute("aria-activedescendant")
  }

  const tell = (text) => { if (told.textContent !== text) told.textContent = text }
  const everything = (query) => `${form.action}?${new URLSearchParams({ q: query })}`

  const find = async () => {
    const query = input.value.trim()
    const turn = ++asked
    if (query.length < 2 && !/[\u3040-\uffff]/.test(query)) { list.replaceChildren(); return close() }
    if (!list.children.length) tell("Searching…")
    open(true)
    try {
      const { engine, wayTo, setHit } = await load()
      for await (const results of engine.results(query)) {
        if (turn !== asked) return
        const entries = await engine.entries(results, 7, 18)
        if (turn !== asked) return
        list.replaceChildren(...entries.map((entry, at) => {
          const option = Object.assign(document.createElement("a"), { id: `find-${at}`, href: wayTo(root, entry.id, entry.hits[0]), className: "find-option", tabIndex: -1 })
          option.setAttribute("role", "option")
          option.setAttribute("aria-selected", "false")
          const title = Object.assign(document.createElement("b"), { textContent: entry.title })
          const source = Object.assign(document.createElement("small"), { textContent: entry.source })
          option.append(title, source, ...(entry.hits.length ? [setHit(entry.hits[0])] : []))
          return option
        }))
        if (entries.length) {
          const all = Object.assign(document.createElement("a"), { id: "find-all", href: everything(query), className: "find-option find-all", textContent: "All results", tabIndex: -1 })
          all.setAttribute("role", "option")
          all.setAttribute("aria-selected", "false")
          list.append(all)
        }
        tell(entries.length ? `${entries.length === 7 ? "First 7" : entries.length} ${entries.length === 1 ? "entry" : "entries"}` : "")
        open(true)
      }
      if (turn === asked && !list.children.length) {
        const better = await engine.better(query)
        if (turn !== asked) return
        tell(better ? `Nothing found. Did you mean ${better}?` : "Nothing found. Try fewer words, or another spelling.")
        if (better) {
          const option = Object.assign(document.createElement("a"), { id: "find-0", href: everything(better), className: "find-option", textContent: better, tabIndex: -1 })
          option.setAttribute("role", "option")
          list.append(option)
        }
        open(true)
      }
    } catch {
      search = null
      tell("The search could not be loaded. Press Enter to try again on its own page.")
      open(true)
    }
  }

  input.addEventListener("focus", () => { load().then(({ engine }) => engine.warm()).catch(() => {}); if (input.value.trim()) find() })
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 80) })
  input.addEventListener("keydown", (event) => {
    const all = options()
    const at = all.findIndex((one) => one.getAttribute("aria-selected") === "true")
    if (event.key === "Escape") { if (!panel.hidden) { event.preventDefault(); close() } else input.blur() }
    else if (event.key === "ArrowDown" && all.length) { event.preventDefault(); open(true); choose(all[(at + 1) % all.length]) }
    else if (event.key === "ArrowUp" && all.length) { event.preventDefault(); choose(at > 0 ? all[at - 1] : at === 0 ? null : all.at(-1)) }
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); location.href = all[at].href }
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
