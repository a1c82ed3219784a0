/* The check in the browser: what the reader and the house rules would find in a draft, in their own words.
   It goes by the schema and the sentences the engine printed; rules that need to know languages' numbers or terms are the
   engine's alone, and are told when the file is checked there. */
import { amiss } from "./dates.js"
import { Schema, isDate, isLanguage, isSlug } from "./schema.js"
import { RULES } from "./rules.js"

const LONGEST = 60
const JOINERS = new Set("\u200c\u200d")

const cut = (text) => { const signs = [...text.split(/\s+/).filter(Boolean).join(" ")]; return signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join("")}…` : signs.join("") }

export class Checker {
  constructor(grounds) {
    this.grounds = grounds
    this.schema = new Schema(grounds.schema)
    this.misplaced = new RegExp(grounds.misplaced, "gu")
    this.stacked = new RegExp(grounds.stacked, "gu")
    this.hidden = new Map(Object.entries(grounds.hidden).map(([code, name]) => [parseInt(code, 16), [code, name]]))
  }

  /* Everything wrong with a tree: first what its fields may not be, then what the rules find in what is there.
     Where there are faults of the first sort the engine stops at them; they carry `reading`. */
  found(tree) {
    const problems = [...this.faults(this.grounds.schema, tree, []), ...this.unseen(tree, [])].map((one) => ({ ...one, reading: true }))
    const entry = settled(tree)
    for (const rule of RULES) problems.push(...[...rule(entry, this.grounds)].map(([name, where, holes]) => this.problem(name, where, holes)))
    return problems
  }

  problem(name, where, holes = {}) {
    const { severity, sentence, cure } = this.grounds.sentences[name]
    const filled = (text) => text.replace(/\{(\w+)\}/g, (hole, key) => holes[key] ?? hole)
    return { code: name.split(".")[0], severity, sentence: filled(sentence), cure: filled(cure), where }
  }

  *faults(node, value, where) {
    const option = this.schema.fitting(node, value)
    if (!option) return
    if (Array.isArray(value)) for (const [at, one] of value.entries()) yield* this.faults(option.items, one, [...where, at])
    else if (typeof value === "object") yield* this.inside(option, value, where)
    else yield* this.text(option, value, where)
  }

  *inside(option, value, where) {
    const owner = where.findLast((step) => typeof step === "string")
    for (const key of option.required ?? []) {
      if (!(key in value)) yield this.problem(owner === undefined ? "field-missing" : "field-missing.inside", [...where, key], { field: key, owner })
    }
    for (const [key, one] of Object.entries(value)) {
      const part = this.schema.inner(option, key) ?? option.additionalProperties
      if (part) yield* this.faults(part, one, [...where, key])
    }
  }

  *text(option, value, where) {
    const holes = { field: where.findLast((step) => typeof step === "string"), given: cut(value), length: String([...value].length), limit: String(option.maxLength) }
    const told = (name, more = {}) => {
      const problem = this.problem(name, where, { ...holes, ...more })
      return Number.isInteger(where.at(-1)) ? { ...problem, sentence: `A member of ${problem.sentence}` } : problem
    }
    const { cures } = this.grounds
    if (isDate(option)) { const fault = amiss(value); if (fault) yield told(...fault) }
    else if (option.pattern && !new RegExp(option.pattern).test(value)) yield { ...told("value-malformed"), cure: isLanguage(option) ? cures.language : isSlug(option) ? cures.id : "" }
    else if (option.maxLength < [...value].length) yield told("text-long")
  }

  /* Characters nobody can see, wherever they stand. */
  *unseen(value, where) {
    if (typeof value === "object") { for (const [key, one] of Object.entries(value)) yield* this.unseen(one, [...where, Array.isArray(value) ? Number(key) : key]); return }
    if (value.search(this.stacked) >= 0) yield this.problem("text-hidden.stacked", where)
    for (const number of new Set([...value].filter((sign) => !JOINERS.has(sign)).concat(value.match(this.misplaced) ?? []).map((sign) => sign.codePointAt(0)))) {
      const [code, name] = this.hidden.get(number) ?? []
      if (code) yield this.problem(name ? "text-hidden" : "text-hidden.lost", where, { code, name })
    }
  }

  /* A text without the characters nobody can see, and how many there were. */
  cleaned(text) {
    const signs = [...text]
    const seen = [...text.replace(this.misplaced, "")].filter((sign) => JOINERS.has(sign) || !this.hidden.has(sign.codePointAt(0)))
    return [seen.join(""), signs.length - seen.length]
  }
}

const PARTS = new Set(["id", "kind", "speaker", "source", "language", "original"])
const spread = (value, key) => (typeof value === "string" ? { [key]: value } : value)

/* A tree with every list there, short forms written out, and the translations of a segment under `renderings`. */
const settled = (tree) => {
  const source = (one) => ({ archives: [], id: "source", ...one, title: one.title && spread(one.title, "text") })
  const segment = (one) => ({
    ...one,
    renderings: Object.fromEntries(Object.entries(one).filter(([key]) => !PARTS.has(key)).map(([key, value]) => [key, spread(value, "text")])),
  })
  const claim = (one) => ({ at: [], figures: [], assessments: [], relations: [], ...one, chain: one.chain ?? [] })
  const made = { notes: [], claims: [], revisions: [], segments: [], related: [], translations: {}, ...tree, source: source(tree.source ?? {}), sources: (tree.sources ?? []).map(source) }
  return { ...made, segments: made.segments.map(segment), claims: made.claims.map(claim) }
}
