/* The search itself: loaded when a reader first uses the box or opens the search page.
   One Pagefind for each group of languages, since each needs its own stemmer; the shards of a group are merged within it. */
import { heldBy, hitsOf, isMeant, wayTo, whole } from "./search-passages.js"
import { bucketOf, nearest } from "./search-spelling.js"
import { inSequence, isUnspaced, paired, plainly, ways, wordsOf } from "./search-words.js"

export { wayTo }

/* Which script a letter is in, for choosing the groups to ask. */
const SCRIPTS = [["Latn", /\p{Script=Latin}/u], ["Cyrl", /\p{Script=Cyrillic}/u], ["Arab", /\p{Script=Arabic}/u], ["Hebr", /\p{Script=Hebrew}/u],
  ["Kore", /[\p{Script=Hangul}\p{Script=Han}]/u], ["Jpan", /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u], ["Hans", /\p{Script=Han}/u],
  ["Hant", /\p{Script=Han}/u], ["Grek", /\p{Script=Greek}/u], ["Thai", /\p{Script=Thai}/u], ["Armn", /\p{Script=Armenian}/u], ["Geor", /\p{Script=Georgian}/u],
  ["Deva", /\p{Script=Devanagari}/u], ["Taml", /\p{Script=Tamil}/u]]
const KNOWN = new Set(SCRIPTS.map(([name]) => name))
const QUOTED = /^\s*["“”„«「『](.+)["“”»」』]\s*$/u
const QUOTES = /["“”„«»「」『』]/g
const TOGETHER = 7 // results that are fetched at once
const LOOKED_THROUGH = 40 // results whose text is looked through for a phrase, where the index cannot tell

/* Words of the edition's language that stand on every page: fetching where would take longer than they help. */
const COMMON = new Set("a an and are as at be by for from has have in is it its of on or that the to was were will with".split(" "))

const PATIENCE = 250 // milliseconds

/* The last words that may begin like these. An index is cut by the alphabet into chunks, of which Pagefind fetches the one a word stands
   in; what begins like it may go on in the next. A pair of letters is a whole word. */
const upToTheLast = (words) => words.split(" ").map((word) => (isUnspaced(word) && word.length > 1 ? word : `${word}\uffff`)).join(" ")

const joined = (text) => plainly(text).replace(/\s/g, "")
const holdsPhrase = ({ content, meta }, phrase) => !phrase || [content, ...Object.values(meta)].some((text) => joined(whole(text)).includes(joined(phrase)))
const scriptsOf = (text) => new Set(SCRIPTS.filter(([, letters]) => letters.test(text)).map(([name]) => name))

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

  /* Results: those that hold the words as they were asked, one after the other, far before the others. */
  async search(query, han, thoroughly = true) {
    const quoted = QUOTED.exec(query)?.[1]
    if (quoted) return (!thoroughly && await this.#likely(quoted)) || this.#phrase(quoted)
    const pagefind = await this.open()
    const found = new Map()
    for (const [turn, way] of ways(query.replace(QUOTES, " "), han).entries()) {
      const words = paired(way)
      const telling = words.split(" ").filter((word) => !COMMON.has(word.toLowerCase())).join(" ") || words
      const phrase = telling === words ? inSequence(way) : ""
      await pagefind.preload(`${telling} ${upToTheLast(telling)}`)
      const [loose, strict] = await Promise.all([pagefind.search(telling), phrase.includes(" ") ? pagefind.search(`"${phrase}"`) : { results: [] }])
      const exact = new Set(strict.results.map((one) => one.id))
      for (const one of loose.results) {
        const score = one.score * (turn ? 0.8 : 1) * (exact.has(one.id) ? 3 : 1)
        if (!(found.get(one.id)?.score >= score)) found.set(one.id, { id: one.id, score, group: this, query: way, result: one }) // Pagefind forgets a result nobody holds
      }
    }
    return [...found.values()]
  }

  /* The first that may hold a phrase: those with its longest run of telling words; or nothing, where all its words tell something.
     Where common words stand would have to be fetched first; what is shown can be read instead. */
  async #likely(quoted) {
    const phrase = ways(quoted)[0]
    const runs = [[]]
    for (const word of inSequence(phrase).split(" ")) COMMON.has(word.toLowerCase()) ? runs.push([]) : runs.at(-1).push(word)
    const run = runs.reduce((one, other) => (other.length > one.length ? other : one))
    if (runs.length < 2 || !run.length) return null
    const { results } = await (await this.open()).search(run.length > 1 ? `"${run.join(" ")}"` : runs.flat().join(" "))
    return results.slice(0, LOOKED_THROUGH).map((one) => ({ id: one.id, score: one.score, group: this, query: phrase, result: one, phrase }))
  }

  /* Results that hold a phrase. The index loses one where a word of it is also written with other marks on the same page. */
  async #phrase(quoted) {
    const pagefind = await this.open()
    for (const phrase of ways(quoted)) {
      const sequence = inSequence(phrase)
      let { results } = await pagefind.search(`"${sequence}"`)
      if (!results.length) {
        const loose = (await pagefind.search(paired(phrase))).results.slice(0, LOOKED_THROUGH)
        const texts = await Promise.all(loose.map((one) => one.data()))
        results = loose.filter((_, at) => joined(whole(texts[at].content)).includes(joined(phrase)))
      }
      if (results.length) return results.map((one) => ({ id: one.id, score: one.score, group: this, query: phrase, result: one }))
    }
    return []
  }
}

export class Search {
  constructor(root) {
    this.root = root
    this.base = new URL(`${root}search/index/`, location.href)
    this.groups = null
    this.han = null
    this.told = new Map()
  }

  /* A file beside the indexes, fetched once. */
  #tell(name) {
    if (!this.told.has(name)) this.told.set(name, fetch(new URL(name, this.base)).then((answer) => answer.ok ? answer.json() : null))
    return this.told.get(name)
  }

  async #open() {
    this.groups ??= this.#tell("about/guide.json").then(({ main, groups }) => {
      const all = Object.entries(groups).map(([name, of]) => new Group(this.base, name, of))
      return { main: all.find((group) => group.name === main), others: all.filter((group) => group.name !== main) }
    })
    return this.groups
  }

  /* The groups to ask first, and those to ask then: the script of the question decides, the edition's own language before others. */
  async #asked(query) {
    const { main, others } = await this.#open()
    const scripts = scriptsOf(query)
    if (scripts.has("Hans") && !this.han) {
      const told = await this.#tell("about/han.json")
      const simplified = [...(told?.simplified ?? "")]
      this.han = new Map([...(told?.traditional ?? "")].map((letter, at) => [letter, simplified[at]]))
    }
    const fitting = others.filter((group) => !scripts.size || group.holds(scripts))
    const native = main && (!scripts.size || main.holds(scripts))
    if (native) return [[main], fitting]
    return fitting.length ? [fitting, main ? [main] : []] : [main ? [main] : [], []]
  }

  /* Begin to fetch what any query will need; which indexes those are, only its letters tell. */
  async warm() { await this.#open() }

  /* Search, and tell twice: what there is in the script of the question, the edition's own language before others, then all there is. */
  async *results(query) {
    const [first, further] = await this.#asked(query)
    const ask = async (thoroughly) => (await Promise.all(first.map((group) => group.search(query, this.han, thoroughly)))).flat()
    let found = await ask(false)
    const likely = found.some((one) => one.phrase)
    if ((further.length || likely) && found.length) {
      yield this.#ranked(found)
      await new Promise((go) => setTimeout(go, PATIENCE)) // whoever types on asks again, and the others need not be fetched
    }
    if (likely) found = await ask(true)
    found = found.concat(...(await Promise.all(further.map((group) => group.search(query, this.han).catch(() => [])))))
    yield this.#ranked(found)
  }

  #ranked(found) { return found.sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1)) }

  /* The entries behind the first results, each once, with its hits in every language, `upTo` of them.
     Of those that are looked at together, one found in several languages gains, and one found by names alone loses. */
  async entries(query, results, upTo, room = 28) {
    const entries = new Map()
    for (let at = 0; at < results.length && entries.size < upTo; at += TOGETHER) {
      const batch = results.slice(at, at + TOGETHER)
      const fresh = new Map()
      for (const [place, fragment] of (await Promise.all(batch.map((one) => one.result.data()))).entries()) {
        batch[place].meant = isMeant(fragment, batch[place].query, this.han) && holdsPhrase(fragment, batch[place].phrase)
        if (!batch[place].meant) continue
        const id = /([a-z0-9-]+)\.html/.exec(fragment.raw_url ?? fragment.url)[1]
        const { meta } = fragment
        const entry = entries.get(id) ?? fresh.get(id) ?? { id, title: whole(meta.entry ?? meta.title), source: whole(meta.source ?? ""), hits: [], held: new Set(), score: 0 }
        entry.hits.push(...hitsOf(fragment, batch[place].query, room, this.han))
        for (const word of heldBy(`${fragment.content} ${meta.title} ${meta.entry}`, query, this.han)) entry.held.add(word)
        entry.score += batch[place].score * (entry.score ? 0.25 : 1)
        if (!entries.has(id)) fresh.set(id, entry)
      }
      const value = ({ score, hits }) => score * (hits.length && hits.every((hit) => hit.id === "names") ? 0.6 : 1)
      for (const entry of [...fresh.values()].sort((one, other) => value(other) - value(one))) entries.set(entry.id, entry)
    }
    const found = [...entries.values()].slice(0, upTo)
    for (const entry of found) entry.hits.sort((one, other) => other.worth - one.worth)
    return found
  }

  /* Whether every word that was asked for stands in one of these entries or another. */
  holdsAll(query, entries) {
    return wordsOf(paired(query), this.han).every((word) => entries.some(({ held }) => held.has(word)))
  }

  /* Which entries the results stand for, in their order; and the facets of all entries. */
  async counted(results) {
    const shards = [...new Set(results.map((one) => one.group))].flatMap((group) => group.shards)
    const tables = await Promise.all(shards.map((shard) => this.#tell(`${shard}/entries.json`)))
    const table = Object.assign({}, ...tables)
    return { entryOf: (one) => table[one.id], ...(await this.#tell("about/facets.json")) }
  }

  /* A query with its unknown words put right, or nothing: words are looked for among those of the indexes that were asked. */
  async better(query) {
    const shards = (await this.#asked(query)).flat().flatMap((group) => group.shards)
    const asked = query.replace(QUOTES, " ").trim()
    const words = await Promise.all(asked.split(/\s+/).map(async (word) => {
      const known = await Promise.all(shards.map((shard) => this.#tell(`${shard}/words/${bucketOf(word)}.json`)))
      return nearest(word, known.flatMap((one) => one ?? []))
    }))
    const put = words.join(" ")
    return put === asked ? null : put
  }
}
