/* The house rules a browser can judge by. Each has the name of the engine's rule and yields the name of a sentence, where it
   is wrong, and what goes into the sentence's holes. */
import { span } from "./dates.js"
import { likeness, nearest } from "./likeness.js"
import { marks, plain } from "./markup.js"

const PLACEHOLDERS = [/\b(?:TODO|FIXME|TBD|XXX)\b/, /\{\{.{0,100}?\}\}|lorem ipsum|^\s*(?:…|\.\.\.)\s*$/i]
const STOPS = ".,;:!?…。，、"
const MIXED = /[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]/
const TWINS = { latin: "ABCEHIJKMOPSTXYaceijopsxy", cyrillic: "АВСЕНІЈКМОРЅТХУасеіјорѕху" }
const ADDRESS = /^https?:\/\/[^\s/?#@\\:%<>"'`{}|^[\](),;*&=+$!~]+(:[0-9]{1,5})?([/?#][^\s\\]*)?$/i

const sourcesOf = (entry) => [[["source"], entry.source], ...entry.sources.map((one, at) => [["sources", at], one])]

const textsOf = function* (entry) {
  yield [["title"], entry.title ?? ""]
  yield [["summary"], entry.summary ?? ""]
  yield [["context"], entry.context ?? ""]
  if (entry.source.title) yield [["source", "title"], entry.source.title.text ?? ""]
  for (const [at, one] of entry.segments.entries()) {
    yield [["segments", at, "original"], one.original ?? ""]
    for (const [key, rendering] of Object.entries(one.renderings)) yield [["segments", at, key, "text"], rendering.text ?? ""]
  }
  for (const [at, one] of entry.notes.entries()) yield [["notes", at, "text"], one.text ?? ""]
  for (const [at, one] of entry.claims.entries()) yield [["claims", at, "text"], one.text ?? ""]
}

function* idDoubled(entry) {
  const seen = new Set([`source ${entry.source.id}`])
  const named = ["segments", "notes", "claims"].flatMap((part) => entry[part].map((one, at) => [[part, at, "id"], one.id]))
  const sources = entry.sources.map((one, at) => [["sources", at, "id"], `source ${one.id}`])
  for (const [where, id] of [...named, ...sources]) {
    const name = id?.replace("source ", "")
    if (seen.has(id)) yield ["id-doubled", where, { id: name, free: freeId(name, new Set([...named, ...sources].map(([, one]) => one.replace("source ", "")))) }]
    seen.add(id)
  }
}

/* The next id of a kind that is not taken: s5 after s4, wire-2 after wire. */
const freeId = (id, taken) => {
  const [, letter, number] = /^([sncf])(\d+)[a-z]*$/.exec(id) ?? [null, `${id}-`, "1"]
  let next = Number(number) + 1
  while (taken.has(letter + next)) next++
  return letter + next
}

function* translationMissing(entry) {
  const keys = Object.entries(entry.translations).filter(([, one]) => !one.published_in).map(([key]) => key)
  for (const [at, one] of entry.segments.entries()) {
    for (const key of keys) {
      const { text, omitted } = one.renderings[key] ?? {}
      if (!text && !omitted) yield ["translation-missing", ["segments", at], { segment: one.id, key }]
    }
  }
}

function* placeholderLeft(entry, { tags }) {
  const patterns = [...PLACEHOLDERS, new RegExp(`<(?!(?:${tags})\\b)[a-z][a-z -]{1,30}>`, "i")]
  for (const [where, text] of textsOf(entry)) {
    if (where.at(-1) === "original" || where[0] === "source") continue
    const found = patterns.map((pattern) => pattern.exec(text)).filter(Boolean).sort((one, other) => one.index - other.index)
    if (found.length) yield ["placeholder-left", where, { words: found[0][0].trim() }]
  }
}

function* htmlTyped(entry, { tags, sentences }) {
  const tag = new RegExp(`(?<![\\\\\`])</?(${tags})(?=[\\s/>])[^<>]*>`, "i")
  for (const [where, text] of textsOf(entry)) {
    const found = tag.exec(text)
    if (!found) continue
    const own = `html-typed.${found[1].toLowerCase()}`
    yield [own in sentences ? own : "html-typed", where, { tag: [...found[0]].slice(0, 40).join("") }]
  }
}

function* markupHeavy(entry, { markup: { signs, most } }) {
  for (const [where, text] of textsOf(entry)) {
    if (text.length > most && [...text].filter((sign) => signs.includes(sign)).length > most) yield ["markup-heavy", where, {}]
  }
}

const isDisguised = (word) => {
  const latin = [...word].filter((letter) => letter < "\x80")
  const cyrillic = [...word].filter((letter) => letter >= "\x80")
  const hiding = (few, many, twins) => few.length <= many.length && few.every((letter) => twins.includes(letter))
  return hiding(latin, cyrillic, TWINS.latin) || hiding(cyrillic, latin, TWINS.cyrillic)
}

function* lettersMixed(entry) {
  for (const [where, text] of textsOf(entry)) {
    for (const [word] of text.matchAll(/[A-Za-z\u0400-\u04ff]+/g)) {
      if (MIXED.test(word) && isDisguised(word)) yield ["letters-mixed", where, { words: word }]
    }
  }
}

const marked = function* (entry) {
  for (const mark of marks(entry.context ?? "")) yield [["context"], mark]
  for (const [at, one] of entry.segments.entries()) {
    for (const mark of marks(one.original ?? "")) yield [["segments", at, "original"], mark]
    for (const [key, { text }] of Object.entries(one.renderings)) for (const mark of marks(text ?? "")) yield [["segments", at, key, "text"], mark]
  }
}

function* noteUndefined(entry) {
  const known = new Set(entry.notes.map(({ id }) => id))
  for (const [where, mark] of marked(entry)) {
    if (!known.has(mark)) yield [known.has(`n${mark}`) ? "note-undefined.number" : "note-undefined", where, { mark, note: `n${mark}` }]
  }
}

function* noteUnmarked(entry) {
  const called = new Set([...marked(entry)].map(([, mark]) => mark))
  for (const [at, { id }] of entry.notes.entries()) if (!called.has(id)) yield ["note-unmarked", ["notes", at, "id"], { note: id }]
}

function* voiceMissing(entry) {
  for (const [at, one] of entry.notes.entries()) if (!one.voice) yield ["voice-missing", ["notes", at], { note: one.id }]
}

/* The sources a claim names, each with where it does. */
const citedBy = (claim, top) => {
  const named = (part, where) => (part ?? []).map(({ source }, at) => [[...where, at, "source"], source])
  return [
    ...named(claim.chain, [...top, "chain"]), ...named(claim.appearances, [...top, "appearances"]),
    ...claim.figures.flatMap(({ variants }, at) => named(variants, [...top, "figures", at, "variants"])),
    ...claim.assessments.flatMap(({ evidence }, at) => named(evidence, [...top, "assessments", at, "evidence"])),
  ]
}

function* sourceUndefined(entry) {
  const known = sourcesOf(entry).map(([, one]) => one.id)
  const named = sourcesOf(entry).map(([where, one]) => [[...where, "derives_from"], one.derives_from])
  for (const [at, one] of entry.segments.entries()) named.push([["segments", at, "source"], one.source])
  for (const [at, one] of entry.notes.entries()) named.push(...(one.cites ?? []).map((id, position) => [["notes", at, "cites", position], id]))
  for (const [key, one] of Object.entries(entry.translations)) named.push([["translations", key, "published_in"], one.published_in])
  for (const [at, one] of entry.claims.entries()) named.push(...citedBy(one, ["claims", at]))
  yield* missing("source-undefined", "source", named, known)
}

function* segmentUndefined(entry) {
  const named = entry.claims.flatMap((one, at) => ["at", "chain"].flatMap((part) => one[part].map((inner, position) => [["claims", at, part, position, "segment"], inner.segment])))
  for (const [at, one] of entry.revisions.entries()) named.push(...(one.segments ?? []).map((id, position) => [["revisions", at, "segments", position], id]))
  yield* missing("segment-undefined", "segment", named, entry.segments.map(({ id }) => id))
}

function* missing(code, hole, named, known) {
  for (const [where, id] of named) {
    if (!id || known.includes(id)) continue
    const near = nearest(id, known)
    yield [near ? `${code}.near` : code, where, { [hole]: id, near }]
  }
}

function* languageUnknown(entry, { languages, usual }) {
  const tagged = sourcesOf(entry).map(([where, one]) => [[...where, "language"], one.language])
  for (const [key, one] of Object.entries(entry.translations)) tagged.push(one.language ? [["translations", key, "language"], one.language] : [["translations", key], key.split("-")[0]])
  for (const [at, one] of entry.segments.entries()) tagged.push([["segments", at, "language"], one.language])
  for (const [at, one] of entry.claims.entries()) tagged.push(...one.figures.map(({ language }, position) => [["claims", at, "figures", position, "language"], language]))
  for (const [where, tag] of tagged) {
    const [base, ...rest] = tag?.split("-") ?? []
    if (!tag || tag === "und" || base in languages) continue
    yield base in usual ? ["language-unknown.usual", where, { tag, usual: [usual[base], ...rest].join("-") }] : ["language-unknown", where, { tag }]
  }
}

function* sourceCircle(entry) {
  const sources = new Map(sourcesOf(entry).map(([, one]) => [one.id, one]))
  for (const [where, one] of sourcesOf(entry)) {
    const passed = [one.id]
    let step = one.derives_from
    for (; step && sources.has(step) && !passed.includes(step); step = sources.get(step).derives_from) passed.push(step)
    if (step && step === one.id) yield ["source-circle", [...where, "derives_from"], { circle: [...passed, step].join(" → ") }]
  }
}

function* addressScheme(entry) {
  for (const [where, one] of sourcesOf(entry)) {
    const addresses = [[[...where, "url"], one.url], ...one.archives.map(({ url }, at) => [[...where, "archives", at, "url"], url])]
    for (const [place, url] of addresses) if (url && url !== "unknown" && !ADDRESS.test(url)) yield ["address-scheme", place, { given: [...url].slice(0, 60).join("") }]
  }
}

const further = (code, { id }) => (id === "source" ? code : `${code}.further`)

function* archiveMissing(entry) {
  for (const [where, one] of sourcesOf(entry)) {
    if (one.url && one.url !== "unknown" && !one.archives.length && !one.archive_note) yield [further("archive-missing", one), where, { source: one.id }]
  }
}

function* titleUnreadable(entry) {
  for (const [where, one] of sourcesOf(entry)) {
    const { text = "", transliteration, translation } = one.title ?? {}
    if (!transliteration && !translation && /(?!\p{Lm}|\p{Script=Latin})\p{L}/u.test(text)) yield [further("title-unreadable", one), [...where, "title"], { source: one.id }]
  }
}

const textsIn = (segment) => [["original", segment.original ?? ""], ...Object.entries(segment.renderings).map(([key, one]) => [key, one.text ?? ""])]

function* quoteNotFound(entry) {
  const segments = new Map(entry.segments.map((one) => [one.id, one]))
  for (const [at, one] of entry.claims.entries()) {
    for (const [position, { segment: id, quote, in: key = "original" }] of one.at.entries()) {
      const segment = segments.get(id)
      if (!segment || !quote) continue
      const text = plain(textsIn(segment).find(([name]) => name === key)?.[1] ?? "")
      const words = plain(quote)
      if (text.includes(words)) continue
      const where = ["claims", at, "at", position, "quote"]
      const elsewhere = entry.segments.flatMap((other) => textsIn(other).map(([held, given]) => [other.id, held, given])).find(([, , given]) => plain(given).includes(words))
      if (elsewhere) yield ["quote-not-found.elsewhere", where, { segment: id, key, other: elsewhere[0], held: elsewhere[1] }]
      else if (!text) yield ["quote-not-found.unheld", where, { segment: id, key }]
      else yield ["quote-not-found", where, { segment: id, key, near: nearestWords(text.split(" "), words) }]
    }
  }
}

const nearestWords = (words, quote) => {
  const length = quote.split(" ").length
  const windows = Array.from({ length: Math.max(1, words.length - length + 1) }, (_, at) => words.slice(at, at + length).join(" "))
  const rated = windows.map((window) => [likeness(window, quote), window])
  const [, best] = rated.reduce((one, other) => (other[0] > one[0] || (other[0] === one[0] && other[1] > one[1]) ? other : one))
  return STOPS.includes(quote.at(-1)) ? best : best.replace(new RegExp(`[${STOPS}]+$`), "")
}

function* wordsMissing(entry) {
  for (const [at, one] of entry.claims.entries()) if (!one.at.length) yield ["words-missing", ["claims", at], { claim: one.id }]
}

function* chainMissing(entry) {
  for (const [at, one] of entry.claims.entries()) if (!one.chain.length) yield ["chain-missing", ["claims", at], { claim: one.id }]
}

function* hopUnnamed(entry) {
  for (const [at, one] of entry.claims.entries()) {
    for (const [position, hop] of one.chain.entries()) if (hop.who === "unnamed" && !hop.descriptor) yield ["hop-unnamed", ["claims", at, "chain", position], {}]
  }
}

function* chainBackwards(entry) {
  for (const [at, one] of entry.claims.entries()) {
    let latest = null
    for (const [position, { date }] of one.chain.entries()) {
      const days = span(date)
      if (!days) continue
      if (latest && span(latest)[0] > days[1]) yield ["chain-backwards", ["claims", at, "chain", position, "date"], { date, latest }]
      if (!latest || days[0] > span(latest)[0]) latest = date
    }
  }
}

function* tierNext(entry, { wanting }) {
  const { source, claims, notes } = entry
  const figures = claims.flatMap((one) => one.figures)
  const lacks = {
    publishable: [
      !source.archives.length && !source.archive_note, !source.rights, !entry.selection, notes.some(({ voice }) => !voice),
      !claims.some(({ at, chain }) => at.length && chain.length),
    ],
    exemplary: [
      figures.length && !figures.some(({ variants }) => variants?.length), !claims.some(({ relations }) => relations.length) && !entry.related.length,
      !claims.length || !claims.every(({ assessments }) => assessments.some(({ evidence }) => evidence?.length)),
    ],
  }
  for (const [tier, next] of [["submitted", "publishable"], ["publishable", "exemplary"]]) {
    const left = wanting[next].filter((_, at) => lacks[next][at])
    if (left.length) { yield ["tier-next", [], { tier, next, wanting: left.join("; ") }]; return }
  }
}

export const RULES = [
  idDoubled, translationMissing, placeholderLeft, htmlTyped, markupHeavy, lettersMixed, noteUndefined, noteUnmarked, voiceMissing, sourceUndefined, segmentUndefined, languageUnknown,
  sourceCircle, addressScheme, archiveMissing, titleUnreadable, quoteNotFound, wordsMissing, chainMissing, hopUnnamed, chainBackwards, tierNext,
]
