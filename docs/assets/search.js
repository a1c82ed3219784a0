/* The search itself: loaded when a reader first uses the box or opens the search page.
   One Pagefind for each group of languages, since each needs its own stemmer; the shards of a group are merged within it.
   How text is cut into pairs of letters, and which other forms of a word are looked for, mirrors hooks/sourceline/search/words.py. */

const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\uff66-\\uff9f" +
  "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3fffd}\\uac00-\\ud7a3"
const RUN = new RegExp(`[${UNSPACED}]+`, "gu")
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]+$`, "u")
const MARKS = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b6-\u17d3]/
const HANGUL = /[\uac00-\ud7a3]/

/* Particles a Korean word may end in; what they hang on has two syllables at least, or one that is a name of its own. */
const PARTICLE = new RegExp("(?<=[가-힣]{2})(?:으로부터|에서부터|에게서|이라는|이라고|으로써|으로서|까지|부터|에서|에게|한테|처럼|보다|라는|라고|로써|로서|으로|이나|이며|하고|과의|와의|에는|에도|은|는|이|가|을|를|의|에|와|과|도|만|로|나|며)$", "u")

const clusters = (run) => {
  const found = []
  for (const letter of run) {
    if (found.length && MARKS.test(letter)) found[found.length - 1] += letter
    else found.push(letter)
  }
  return found
}

/* A query's run of letters as the pairs it consists of; a single letter stays alone and is found as a beginning. */
export const paired = (text) => text.replace(RUN, (run) => {
  const letters = clusters(run)
  if (letters.length === 1) return ` ${run} `
  return ` ${letters.slice(1).map((letter, at) => letters[at] + letter).join(" ")} `
}).replace(/\s+/g, " ").trim()

/* A passage as it was before it was cut: pieces of text, each with the number of the token it came from. */
const rejoined = (tokens, from, to) => {
  const pieces = []
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    const next = tokens[at + 1] ?? ""
    const letters = IS_UNSPACED.test(token) ? clusters(token) : null
    if (letters) {
      pieces.push([letters[0], at])
      if (letters.length > 1 || !next) continue
      if (HANGUL.test(token) && /^[\p{L}\p{N}]/u.test(next)) pieces.push([" ", at])
    } else {
      pieces.push([token, at])
      const close = IS_UNSPACED.test(next) && (/[\p{Ps}\p{Pi}\p{N}]$/u.test(token) || /^[\p{Po}\p{Pe}\p{Pf}]+$/u.test(token) && !/[.,!?;:]$/.test(token))
      if (!close) pieces.push([" ", at])
    }
  }
  return pieces
}

export const whole = (text) => { const tokens = text.split(" "); return rejoined(tokens, 0, tokens.length).map(([piece]) => piece).join("").trim() }

/* Which script a letter is in, for choosing the groups to ask. */
const SCRIPTS = [["Latn", /\p{Script=Latin}/u], ["Cyrl", /\p{Script=Cyrillic}/u], ["Arab", /\p{Script=Arabic}/u], ["Hebr", /\p{Script=Hebrew}/u],
  ["Kore", /[\p{Script=Hangul}\p{Script=Han}]/u], ["Jpan", /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u], ["Hans", /\p{Script=Han}/u],
  ["Hant", /\p{Script=Han}/u], ["Grek", /\p{Script=Greek}/u], ["Thai", /\p{Script=Thai}/u], ["Armn", /\p{Script=Armenian}/u], ["Geor", /\p{Script=Georgian}/u],
  ["Deva", /\p{Script=Devanagari}/u], ["Taml", /\p{Script=Tamil}/u]]
const KNOWN = new Set(SCRIPTS.map(([name]) => name))

const scriptsOf = (text) => new Set(SCRIPTS.filter(([, letters]) => letters.test(text)).map(([name]) => name))

/* The ways in which a query may stand in a text, as typed first. */
const ways = (query) => {
  const words = query.split(/\s+/)
  const folded = query.replace(/ي|ى/g, "ی").replace(/ك/g, "ک").replace(/ة/g, "ه")
  const found = [
    query,
    words.map((word) => word.replace(PARTICLE, "")).join(" "),
    words.map((word) => word.replace(/^[והבלכמש]{1,2}(?=[א-ת]{3})/, "")).join(" "),
    words.map((word) => word.replace(/^[והבלכמש](?=[א-ת]{3})/, "")).join(" "),
    folded.replace(/\u200c/g, " "),
    folded.replace(/\u200c?(?:های|هایی|ها)(?=\s|$)/g, "").replace(/\u200c/g, " "),
  ].map((way) => way.replace(/\u200c/g, ""))
  return [...new Set(found)].filter((way) => way.trim())
}

/* Words of the edition's language that stand on every page: fetching where would take longer than they help. */
const COMMON = new Set("a an and are as at be by for from has have in is it its of on or that the to was were will with".split(" "))

const PATIENCE = 250

class Group {
  constructor(base, name, { shards, scripts }) {
    Object.assign(this, { base, name, shards, scripts, opened: null })
  }

  /* Whether texts in this group may hold a word in one of these scripts. */
  holds(asked) {
    return this.scripts.some((script) => asked.has(script) || !KNOWN.has(script))
  }

  open() {
    this.opened ??= (async () => {
      const folder = (shard) => new URL(`${shard}/`, this.base).pathname
      const pagefind = await import(new URL(`${this.shards[0]}/pagefind.js`, this.base))
      const options = { baseUrl: "/", ranking: { termSimilarity: 1.4, pageLength: 0.4, metaWeights: { title: 6, entry: 2, source: 1, language: 0 } } }
      await pagefind.options({ ...options, basePath: folder(this.shards[0]) })
      await pagefind.init()
      await Promise.all(this.shards.slice(1).map((shard) => pagefind.mergeIndex(folder(shard), options)))
      return pagefind
    })()
    return this.opened
  }

  /* Results by their ids: those that hold the words as they were asked, one after the other, far before the others. */
  async search(query) {
    const pagefind = await this.open()
    const found = new Map()
    const quoted = /^["“„«「『](.+)["”“»」』]$/u.exec(query)?.[1]
    const asked = quoted ? [quoted] : ways(query)
    for (const [turn, way] of asked.entries()) {
      const words = paired(way.replace(/["“”„«»「」『』]/g, " "))
      const telling = words.split(" ").filter((word) => !COMMON.has(word.toLowerCase())).join(" ") || words
      const many = words.includes(" ")
      const [loose, strict] = await Promise.all([
        quoted && many ? { results: [] } : pagefind.search(telling),
        many && (quoted || telling === words) ? pagefind.search(`"${words}"`) : { results: [] },
      ])
      const exact = new Set(strict.results.map((one) => one.id))
      for (const one of quoted && many ? strict.results : loose.results) {
        const score = one.score * (turn ? 0.8 : 1) * (exact.has(one.id) ? 3 : 1)
        if (!(found.get(one.id)?.score >= score)) found.set(one.id, { id: one.id, score, group: this, query: way, result: one }) // Pagefind forgets a result nobody holds
      }
    }
    return [...found.values()]
  }
}

/* Where a fragment's hits are: parts of the entry's page, the best first, each with its language and a passage. */
const hitsOf = (fragment, room) => {
  const tokens = fragment.content.split(" ")
  const parts = fragment.anchors.map((anchor, at) => ({ id: anchor.id, language: anchor.title ?? "", from: anchor.location, to: fragment.anchors[at + 1]?.location ?? tokens.length }))
  const hits = new Map()
  for (const { location, weight } of fragment.weighted_locations) {
    let part = parts.findLast((one) => one.from <= location)
    if (!part) continue
    const hidden = part.id.endsWith("-")
    if (hidden) part = parts.findLast((one) => `${one.id}-` === part.id && one.from <= location) ?? part
    const hit = hits.get(part) ?? { ...part, at: [], words: new Set(), weight: 0 }
    if (!hidden) { hit.at.push(location); hit.words.add(tokens[location]) }
    hit.weight += weight
    hits.set(part, hit)
  }
  const worth = (hit) => hit.words.size * 10 + Math.min(hit.weight / 24, 9) - (hit.id === "names" ? 20 : 0)
  return [...hits.values()].sort((one, other) => worth(other) - worth(one)).map((hit) => passageOf(tokens, hit, room))
}

/* Whether a result holds what was asked for: where no word begins as asked, Pagefind takes the longest word the question begins with. */
const isMeant = (fragment, query) => {
  const tokens = fragment.content.split(" ")
  const held = [...fragment.locations.map((at) => tokens[at] ?? ""), ...Object.values(fragment.meta).flatMap((value) => value.split(" "))].flatMap(letters)
  return letters(paired(query)).some((word) => held.some((other) => other.startsWith(word.slice(0, Math.max(1, Math.ceil(word.length * 0.6))))))
}

const letters = (text) => plainly(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean)

const passageOf = (tokens, hit, room) => {
  const first = Math.min(...hit.at, hit.to)
  const many = IS_UNSPACED.test(tokens[hit.from] ?? "") ? room * 2 : room
  const start = hit.at.length ? Math.max(hit.from, Math.min(first - Math.floor(many / 4), Math.max(hit.from, hit.to - many))) : hit.from
  const end = Math.min(hit.to, start + many)
  const marked = new Set()
  for (const at of hit.at) { marked.add(at); if (clusters(tokens[at]).length > 1 && IS_UNSPACED.test(tokens[at])) marked.add(at + 1) }
  const pieces = []
  for (const [text, at] of rejoined(tokens, start, end)) {
    const mark = marked.has(at) && (text !== " " || marked.has(at + 1))
    if (pieces.length && pieces.at(-1).mark === mark) pieces.at(-1).text += text
    else pieces.push({ text, mark })
  }
  const last = pieces.at(-1)
  if (last) last.text = last.text.trimEnd()
  if (last && end === hit.to && /^(names|f\d)/.test(hit.id)) last.text = last.text.replace(/\.$/, "") // Pagefind's own full stop
  return { id: hit.id, language: hit.language, pieces, before: start > hit.from, after: end < hit.to }
}

/* The way to a hit on the entry's page, telling the page which words to mark. */
export const wayTo = (root, entry, hit) => {
  const words = [...new Set(hit?.pieces.filter((piece) => piece.mark).map((piece) => piece.text.trim().replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, "")).filter(Boolean) ?? [])]
  const marks = words.length && hit.id !== "names" ? `?${new URLSearchParams(words.slice(0, 8).map((word) => ["mark", word]))}` : ""
  return `${root}entries/${entry}/${marks}${hit && hit.id !== "names" ? `#${hit.id}` : ""}`
}

/* How many letters must be added, taken, changed or swapped to make one word of another, up to a limit. */
const distance = (one, other, limit) => {
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    before = last
    last = row
  }
  return last[other.length]
}

const plainly = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

export class Search {
  constructor(root) {
    this.root = root
    this.base = new URL(`${root}search/index/`, location.href)
    this.groups = null
  }

  async #told(name) { return (await fetch(new URL(name, this.base))).json() }

  async #open() {
    this.groups ??= this.#told("about/guide.json").then(({ main, groups }) => {
      const all = Object.entries(groups).map(([name, of]) => new Group(this.base, name, of))
      return { main: all.find((group) => group.name === main), others: all.filter((group) => group.name !== main) }
    })
    return this.groups
  }

  /* Begin to fetch what any query will need; which indexes those are, only its letters tell. */
  async warm() { await this.#open() }

  /* Search, and tell twice: what there is in the script of the question, the edition's own language before others, then all there is. */
  async *results(query) {
    const { main, others } = await this.#open()
    const scripts = scriptsOf(query)
    const fitting = others.filter((group) => !scripts.size || group.holds(scripts))
    const native = main && (!scripts.size || main.holds(scripts))
    const first = native || !fitting.length ? [main] : fitting
    const further = native ? fitting : first === fitting && main ? [main] : []
    let found = (await Promise.all(first.filter(Boolean).map((group) => group.search(query)))).flat()
    if (further.length && found.length) {
      yield this.#ranked(found)
      await new Promise((go) => setTimeout(go, PATIENCE)) // whoever types on asks again, and the others need not be fetched
    }
    found = found.concat(...(await Promise.all(further.map((group) => group.search(query).catch(() => [])))))
    yield this.#ranked(found)
  }

  #ranked(found) { return found.sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1)) }

  /* The entries behind the first results, each once, with its hits in every language, `upTo` of them. */
  async entries(results, upTo, room = 28) {
    const entries = new Map()
    for (let at = 0; at < results.length && entries.size < upTo; at += upTo) {
      const batch = results.slice(at, at + upTo)
      for (const [place, fragment] of (await Promise.all(batch.map((one) => one.result.data()))).entries()) {
        if (!isMeant(fragment, batch[place].query)) continue
        const id = /([a-z0-9-]+)\.html/.exec(fragment.raw_url ?? fragment.url)?.[1]
        if (!id || (!entries.has(id) && entries.size >= upTo)) continue
        const { meta } = fragment
        const entry = entries.get(id) ?? { id, title: whole(meta.entry ?? meta.title), source: whole(meta.source ?? ""), hits: [], score: batch[place].score }
        entry.hits.push(...hitsOf(fragment, room))
        entries.set(id, entry)
      }
    }
    return [...entries.values()]
  }

  /* Which entries the results stand for, in their order; and the facets of all entries. */
  async counted(results) {
    const shards = [...new Set(results.map((one) => one.group))].flatMap((group) => group.shards)
    this.tables ??= new Map()
    for (const shard of shards) if (!this.tables.has(shard)) this.tables.set(shard, this.#told(`${shard}/entries.json`))
    this.facets ??= this.#told("about/facets.json")
    const table = Object.assign({}, ...(await Promise.all(shards.map((shard) => this.tables.get(shard)))))
    return { entryOf: (one) => table[one.id], ...(await this.facets) }
  }

  /* A query with its unknown words put right, or nothing. */
  async better(query) {
    this.words ??= this.#told("about/words.json")
    const known = (await this.words).map((word) => [word, plainly(word)])
    let changed = false
    const words = query.split(/\s+/).map((word) => {
      const plain = plainly(word)
      const limit = plain.length < 4 ? 0 : plain.length < 7 ? 1 : 2
      if (!limit || known.some(([, other]) => other === plain)) return word
      let best = null, least = limit + 1
      for (const [other, plainOther] of known) {
        const far = distance(plain, plainOther, limit)
        if (far < least) { least = far; best = other }
      }
      changed ||= Boolean(best)
      return best ?? word
    })
    return changed ? words.join(" ") : null
  }
}
