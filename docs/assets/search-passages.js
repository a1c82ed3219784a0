/* Hits as passages: the text of a leaf joined again from its pairs, the parts of an entry where words stand, and how much each is worth. */
import { clusters, isLike, isUnspaced, paired, wordsOf } from "./search-words.js"

const HANGUL = /[\uac00-\ud7a3]/
const BETWEEN_NAMES = "|"
const KINDS = { s: 3, c: 2, n: 1 } // between places that say as much, the text comes before claims and notes

const WITHOUT_SPACES = /^(?:zh|ja|th|lo|my|km)\b/

/* A passage as it was before it was cut: pieces of text, each with the number of the token it came from. */
const rejoined = (tokens, from, to, language) => {
  const spaced = !WITHOUT_SPACES.test(language)
  const pieces = []
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    const next = tokens[at + 1] ?? ""
    const letters = isUnspaced(token) ? clusters(token) : null
    if (token === BETWEEN_NAMES) pieces.push([pieces.at(-1)?.[0] === " " ? "· " : " · ", at])
    else if (letters) {
      pieces.push([letters[0], at])
      if (letters.length > 1 || !next) continue
      if ((spaced || HANGUL.test(token)) && /^[\p{L}\p{N}]/u.test(next)) pieces.push([" ", at])
    } else {
      pieces.push([token.replace(/(?<=[\p{Script=Latin}])'/gu, "’"), at])
      const close = /[\p{L}\p{N}][—–־]$/u.test(token) || isUnspaced(next) && (/[\p{Ps}\p{Pi}\p{N}]$/u.test(token) || /^[\p{Po}\p{Pe}\p{Pf}]+$/u.test(token) && !/[.,!?;:]$/.test(token))
      if (!close) pieces.push([" ", at])
    }
  }
  return pieces
}

export const whole = (text, language = "") => { const tokens = text.split(" "); return rejoined(tokens, 0, tokens.length, language).map(([piece]) => piece).join("").trim() }

/* Where a fragment's hits are: parts of the entry's page, the best first, each with its language, its worth and a passage.
   A hit among the further forms of a part is one of the words they were made of. */
export const hitsOf = (fragment, query, room, han) => {
  const tokens = fragment.content.split(" ")
  const parts = fragment.anchors.map((anchor, at) => {
    const [id, language = ""] = anchor.id.split("~")
    return { id, language, from: anchor.location, to: fragment.anchors[at + 1]?.location ?? tokens.length }
  })
  const asked = [...new Set(wordsOf(paired(query), han))]
  const hits = new Map()
  for (const { location, weight } of fragment.weighted_locations) {
    let part = parts.findLast((one) => one.from <= location)
    if (!part) continue
    const further = part.id.endsWith("-")
    if (further) part = parts.findLast((one) => `${one.id}-` === part.id && one.from <= location)
    if (!part) continue // a form of the title
    const hit = hits.get(part) ?? { ...part, at: new Set(), weight: 0, asked }
    for (const at of further ? sources(tokens, part, tokens[location], han) : [location]) hit.at.add(at)
    hit.weight += weight
    hits.set(part, hit)
  }
  return [...hits.values()].map((hit) => ({ ...passageOf(tokens, hit, room), worth: worth(tokens, hit, han) })).sort((one, other) => other.worth - one.worth)
}

const sources = (tokens, part, form, han) => {
  const words = wordsOf(form, han)
  const found = []
  for (let at = part.from; at < part.to; at++) if (words.some((word) => wordsOf(tokens[at], han).some((other) => other.includes(word)))) found.push(at)
  return found
}

/* How much a hit says of what was asked: how many of its words stand there, how alike, whether together, and where. */
const worth = (tokens, hit, han) => {
  const covered = new Map()
  let last = null, together = 0
  for (const at of [...hit.at].sort((one, other) => one - other)) {
    const words = wordsOf(tokens[at], han)
    const which = hit.asked.findIndex((asked) => words.some((word) => isLike(word, asked)))
    if (which < 0) continue
    const asked = hit.asked[which]
    const alike = Math.max(...words.map((word) => (word.startsWith(asked) ? asked.length / word.length : 0)))
    covered.set(which, Math.max(covered.get(which) ?? 0, alike))
    if (last && last[0] === at - 1 && last[1] === which - 1) together++
    last = [at, which]
  }
  const said = [...covered.values()].reduce((sum, alike) => sum + 10 + 4 * alike, 0)
  return said + Math.min(together, 4) * 2 + (KINDS[hit.id[0]] ?? 0) + Math.min(hit.weight / 24, 1) - (hit.id === "names" ? 25 : 0)
}

/* Whether a result holds what was asked for: where no word begins as asked, Pagefind takes the longest word the question begins with. */
export const isMeant = (fragment, query, han) => {
  const tokens = fragment.content.split(" ")
  const held = [...new Set([...fragment.locations.map((at) => tokens[at] ?? ""), ...Object.values(fragment.meta).flatMap((value) => value.split(" "))])].flatMap((token) => wordsOf(token, han))
  return wordsOf(paired(query), han).some((asked) => held.some((standing) => isLike(standing, asked)))
}

/* Which of the words asked for stand in a text. */
export const heldBy = (text, query, han) => {
  const standing = wordsOf(text, han)
  return wordsOf(paired(query), han).filter((asked) => standing.some((word) => isLike(word, asked)))
}

const passageOf = (tokens, hit, room) => {
  const at = [...hit.at].sort((one, other) => one - other)
  const first = at[0] ?? hit.to
  const many = isUnspaced(tokens[hit.from] ?? "") ? room * 2 : room
  const start = at.length ? Math.max(hit.from, Math.min(first - Math.floor(many / 4), Math.max(hit.from, hit.to - many))) : hit.from
  const end = Math.min(hit.to, start + many)
  const marked = new Set()
  for (const one of at) { marked.add(one); if (isUnspaced(tokens[one]) && clusters(tokens[one]).length > 1) marked.add(one + 1) }
  const pieces = []
  for (const [text, one] of rejoined(tokens, start, end, hit.language)) {
    const [, before, word, after] = marked.has(one) && text !== " " ? /^([\p{P}\s]*)(.*?)([\p{P}\s]*)$/su.exec(text) : ["", text, "", ""]
    const between = text === " " && marked.has(one) && marked.has(one + 1) && pieces.at(-1)?.mark
    for (const [part, mark] of between ? [[text, true]] : [[before, false], [word, true], [after, false]]) {
      if (!part) continue
      if (pieces.at(-1)?.mark === mark) pieces.at(-1).text += part
      else pieces.push({ text: part, mark })
    }
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
