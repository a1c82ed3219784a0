/* The search page: results, facets, and the query in the address. */
import { setHit } from "./found.js"
import { Search, wayTo } from "./search.js"

const page = document.querySelector(".search-page")
const form = page?.querySelector(".search-form")
if (form) {
  const { root } = page.dataset
  const input = form.querySelector("input")
  const [ways, found, count, list, more, facets] = ["#ways", ".found", ".found-count", ".found-list", ".more", ".facets"].map((one) => page.querySelector(one))
  const SHEET = 10
  const search = new Search(root)
  let asked = 0
  let results = []
  let shown = SHEET
  const chosen = new Set() // "title:value"

  const make = (name, properties, ...children) => { const made = Object.assign(document.createElement(name), properties); made.append(...children); return made }

  const readAddress = (fresh = false) => {
    const given = new URLSearchParams(location.search)
    if (given.has("q") || !fresh) input.value = given.get("q") ?? "" // what was typed before this script came stays
    chosen.clear()
    for (const one of given.getAll("only")) chosen.add(one)
  }
  const writeAddress = (step) => {
    const given = new URLSearchParams()
    if (input.value.trim()) given.set("q", input.value.trim())
    for (const one of chosen) given.append("only", one)
    history[step ? "pushState" : "replaceState"](null, "", String(given) ? `?${given}` : location.pathname)
  }

  /* Names are worth showing where nothing else was found. */
  const telling = (hits) => { const others = hits.filter((hit) => hit.id !== "names"); return others.length ? others : hits }

  const facetsOf = ({ facets: all, entries }) => new Map(all.flatMap(({ title, values }) => values.map(([value, members]) => [`${title}:${value}`, new Set(members.map((at) => entries[at]))])))

  /* The results that fit what was chosen, in all facets or all but one: any value within a facet, all facets together. */
  const fitting = (counted, but = null) => {
    const meant = results.filter((one) => one.meant !== false) // what was looked at and is not what was asked for is left out
    const groups = new Map()
    for (const one of chosen) {
      const title = one.slice(0, one.indexOf(":"))
      if (title !== but) groups.set(title, [...(groups.get(title) ?? []), one])
    }
    if (!groups.size) return meant
    const members = facetsOf(counted)
    return meant.filter((one) => [...groups.values()].every((values) => values.some((value) => members.get(value)?.has(counted.entryOf(one)))))
  }

  const show = async (turn, unfinished = false) => {
    const query = input.value.trim()
    const counted = chosen.size || facets.open ? await search.counted(results) : null
    const entries = await search.entries(query, counted ? fitting(counted) : results, shown)
    if (turn !== asked) return
    const at = list.contains(document.activeElement) ? document.activeElement.href : null
    list.replaceChildren(...entries.map((entry) => make("li", {},
      make("h2", {}, make("a", { href: wayTo(root, entry.id, null), textContent: entry.title })),
      make("p", { className: "found-source", textContent: entry.source }),
      make("ul", { className: "hits" }, ...telling(entry.hits).slice(0, 3).map((hit) => make("li", {}, make("a", { href: wayTo(root, entry.id, hit) }, setHit(hit))))))))
    if (at) [...list.querySelectorAll("a")].find((one) => one.href === at)?.focus()
    const many = entries.length < shown ? entries.length : counted ? entriesOf(counted, fitting(counted)).size : null
    count.textContent = many === 0 ? (unfinished ? "Searching…" : "Nothing found.") : many === null ? `The first ${entries.length} entries` : `${many} ${many === 1 ? "entry" : "entries"}`
    more.hidden = many !== null && many <= entries.length
    if (counted) setFacets(counted)
    facets.hidden = !entries.length && !chosen.size
    found.hidden = false
    ways.hidden = true
    return entries
  }

  /* What may help where something asked for was found nowhere. */
  const help = async (turn, query, entries) => {
    ways.hidden = entries.length > 0
    if (entries.length && search.holdsAll(query, entries)) return
    const better = await search.better(query)
    if (turn !== asked) return
    if (better) count.append(entries.length ? ". Did you mean " : " Did you mean ", make("a", { href: `?${new URLSearchParams({ q: better })}`, textContent: better }), "?")
    else if (!entries.length) count.append(chosen.size ? " Choose less, or fewer words." : " Try fewer words, another spelling, or the overviews below.")
  }

  const entriesOf = (counted, some) => new Set(some.map((one) => counted.entryOf(one)))

  const setFacets = (counted) => {
    const open = new Set([...facets.querySelectorAll("details[open] > summary")].map((one) => one.textContent))
    const at = document.activeElement?.closest?.(".facets input")?.value
    facets.lastElementChild.replaceChildren(...counted.facets.flatMap(({ title, values }) => {
      const within = entriesOf(counted, fitting(counted, title))
      const rows = values.map(([value, members]) => [value, members.filter((one) => within.has(counted.entries[one])).length, `${title}:${value}`])
        .filter(([, number, key]) => number || chosen.has(key))
      if (!rows.length) return []
      const box = make("details", { open: open.has(title) || rows.some(([, , key]) => chosen.has(key)) }, make("summary", { textContent: title }),
        make("ul", {}, ...rows.slice(0, 30).map(([value, number, key]) => make("li", {}, make("label", {},
          make("input", { type: "checkbox", value: key, checked: chosen.has(key) }), ` ${value} `, make("span", { className: "number", textContent: String(number) }))))))
      return [box]
    }))
    if (at) [...facets.querySelectorAll("input")].find((one) => one.value === at)?.focus()
  }

  const run = async () => {
    const query = input.value.trim()
    const turn = ++asked
    if (!query) { found.hidden = true; ways.hidden = false; return }
    if (found.hidden) { count.textContent = "Searching…"; found.hidden = false }
    try {
      for await (const some of search.results(query)) {
        if (turn !== asked) return
        results = some
        await show(turn, true)
      }
      const entries = await show(turn)
      if (turn === asked) await help(turn, query, entries)
    } catch (failure) {
      count.textContent = "The search could not be loaded. The overviews below lead to everything."
      ways.hidden = false
      console.error(failure)
    }
  }

  let waiting = 0
  const start = () => { shown = SHEET; run() }
  input.addEventListener("focus", () => search.warm().catch(() => {}), { once: true })
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => { writeAddress(false); start() }, 120) })
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); writeAddress(true); start() })
  more.addEventListener("click", () => { const last = list.children.length; shown += SHEET; show(asked).then(() => list.children[last]?.querySelector("a").focus()) })
  facets.addEventListener("toggle", () => { if (facets.open) show(asked) })
  facets.addEventListener("change", ({ target }) => { chosen[target.checked ? "add" : "delete"](target.value); writeAddress(true); start() })
  addEventListener("popstate", () => { readAddress(); start() })
  readAddress(true)
  if (chosen.size) facets.open = true
  start()
}
