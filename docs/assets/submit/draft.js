/* A draft: what the form holds, in the order of the file, and the entry's tree that is made of it. */

const YEAR = /[0-9]{4}/

/* The parts that can be added, each with an id that is free. */
export const blank = {
  archive: () => ({ url: "", captured: "" }),
  segment: (id) => ({ id, kind: "paragraph", original: "", text: "", omitted: "" }),
  note: (id) => ({ id, voice: "", text: "" }),
  place: () => ({ segment: "", quote: "", in: "original" }),
  hop: () => ({ who: "", descriptor: { text: "", original: "" }, basis: "", mode: "", medium: "", date: "", source: "", lost: "" }),
  claim: (id) => ({ id, text: "", kind: "", modality: "asserted", condition: "", at: [], due: "", chain: [] }),
  source: (id) => ({ id, role: "", outlet: "", title: title(), language: "", date: "", url: "", archives: [], archive_note: "", derives_from: "" }),
}

const title = () => ({ text: "", transliteration: "", translation: "" })

export const newDraft = () => ({
  title: "", summary: "", topics: [], selection: { why: "", represents: "" }, context: "",
  source: {
    outlet: "", authors: [], unsigned: "", title: title(), language: "", date: "", url: "", archives: [], archive_note: "", state: "", extent: "",
    rights: { basis: "", holder: "" },
  },
  sources: [], translation: { language: "en", translators: [], method: "human", engine: "", licence: "CC-BY-4.0" },
  segments: [blank.segment("s1")], notes: [], claims: [], file: { id: "", year: "" },
})

/* What was kept, on top of an empty draft, so that one kept by an older form still opens. */
export const opened = (kept) => overlaid(newDraft(), kept)

const overlaid = (under, over) => {
  if (Array.isArray(under) || typeof under !== "object" || !over) return over ?? under
  return { ...over, ...Object.fromEntries(Object.entries(under).map(([key, value]) => [key, overlaid(value, over[key])])) }
}

/* The next id of a kind: s4 where there are s1 to s3. */
export const nextId = (letter, parts) => `${letter}${Math.max(0, ...parts.map(({ id }) => Number(/^[a-z]([0-9]+)/.exec(id)?.[1] ?? 0))) + 1}`

/* The id of the part that is split from one: s4a, then s4b. */
export const splitId = (id, parts) => {
  const stem = id.replace(/[a-z]+$/, "")
  const taken = new Set(parts.map((one) => one.id))
  const letters = [..."abcdefghijklmnopqrstuvwxyz"].map((letter) => stem + letter)
  return letters.find((one) => !taken.has(one)) ?? nextId("s", parts)
}

/* An article's paragraphs: parts between empty lines, or lines where there are none. */
export const segmentsOf = (text) => {
  const parts = text.replaceAll("\r", "").trim().split(/\n\s*\n/).filter((part) => part.trim())
  const paragraphs = parts.length > 1 ? parts : text.split("\n")
  return paragraphs.map((part) => part.trim().replace(/\s*\n\s*/g, (_, at, whole) => (isUnspaced(whole[at - 1]) ? "" : " "))).filter(Boolean)
}

const isUnspaced = (sign) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，！？」』）]/u.test(sign)

/* The key under which the translation stands: its language, if that is written as a tag. */
export const keyOf = ({ language }) => (/^[a-z]{2,3}(-[A-Za-z0-9]{2,16})*$/.test(language) ? language : "en")

/* The tree of the file. `resolve` gives the id of a record that goes by a name, if there is one. */
export const treeOf = (draft, resolve) => {
  const key = keyOf(draft.translation)
  const { language, translators, ...credits } = draft.translation
  const translation = { language: key === language ? "" : language, translators: references(translators, resolve, "people", "outlets"), ...credits }
  const tree = {
    title: draft.title, summary: draft.summary, topics: references(draft.topics, resolve, "topics"),
    selection: draft.selection.why ? draft.selection : "", context: draft.context, source: sourceOf(draft.source, resolve), sources: draft.sources.map((one) => sourceOf(one, resolve)),
    translations: { [key]: translation },
    segments: draft.segments.map(({ id, kind, original, text, omitted }) => ({ id, kind: kind === "paragraph" ? "" : kind, original, [key]: omitted && !text ? { omitted } : text })),
    notes: draft.notes, claims: draft.claims.map((one) => claimOf(one, resolve)),
  }
  return pruned(tree) ?? {}
}

const sourceOf = ({ authors = [], outlet, title: given, rights, ...rest }, resolve) => {
  const { id, ...fields } = rest
  const named = { outlet: reference(outlet, resolve, "outlets"), authors: references(authors, resolve, "people", "outlets"), title: spread(given) }
  return { ...(id === undefined ? {} : { id }), ...named, ...fields, ...(rights && { rights }) }
}

const claimOf = ({ chain, at, ...claim }, resolve) => ({
  ...claim,
  modality: claim.modality === "asserted" ? "" : claim.modality,
  at,
  chain: chain.map(({ who, descriptor, ...hop }) => ({
    who: who.trim().toLowerCase() === "unnamed" ? "unnamed" : reference(who, resolve, "people", "outlets"),
    descriptor: descriptor.text || descriptor.original ? descriptor : "",
    ...hop,
  })),
})

const spread = (given) => (given.transliteration || given.translation ? given : given.text)

const reference = (name, resolve, ...kinds) => { const words = name.trim(); return words && (resolve(words, kinds) || { name: words }) }
const references = (names, resolve, ...kinds) => names.filter((name) => name.trim()).map((name) => reference(name, resolve, ...kinds))

/* A tree without what was left blank. A part of a list stays even if all of it is blank, so that the check can ask for it. */
const pruned = (value, inList = false) => {
  if (typeof value === "string") return value.trim() ? trimmed(value) : undefined
  if (Array.isArray(value)) { const kept = value.map((one) => pruned(one, true)).filter((one) => one !== undefined); return kept.length ? kept : undefined }
  const kept = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, pruned(one)]).filter(([, one]) => one !== undefined))
  return Object.keys(kept).length || inList ? kept : undefined
}

const trimmed = (text) => text.replaceAll("\r\n", "\n").trim().normalize("NFC")

/* The folder's year and the name of the file, as far as the draft tells them. */
export const fileOf = (draft) => {
  const id = draft.file.id || slugOf(draft.title)
  const year = draft.file.year || YEAR.exec(draft.source.date)?.[0] || ""
  return { id, year, path: `${year || "year"}/${id || "name"}.yml` }
}

/* A title as the name of a file: letters without their marks, digits and hyphens, at most eight words. */
export const slugOf = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’]/g, "").split(/[^a-z0-9]+/).filter(Boolean).slice(0, 8).join("-")
