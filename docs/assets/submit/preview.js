/* The preview: what a reader will see of a draft, in the manner of an entry's page. Shown from the tree, never from HTML. */
import { inWords } from "./dates.js"
import { make } from "./dom.js"
import { inline, paragraphs } from "./markup.js"

const SIGNS = { source: "", translator: "T", editor: "E" }
const VOICES = { source: "The source’s own", translator: "The translator’s", editor: "The editor’s", "": "Nobody’s yet" }
const METHODS = { human: "Made by hand", "machine-edited": "Made by machine, edited by hand", machine: "Made by machine" }

export class Preview {
  constructor({ languages }, nameOf) { Object.assign(this, { languages, nameOf }) }

  /* The page of a tree, as nodes. */
  shown(tree) {
    const entry = { source: {}, segments: [], notes: [], claims: [], translations: {}, ...tree }
    this.calls = new Map()
    this.notes = new Map(entry.notes.map((one) => [one.id, one]))
    const [key, credits] = Object.entries(entry.translations)[0] ?? ["en", {}]
    // Notes are numbered as they are called, so what calls them is set first.
    const [masthead, context, text] = [this.masthead(entry), this.context(entry), this.text(entry, key)]
    return [masthead, context, text, this.credits(entry, key, credits), this.claims(entry), this.endnotes(entry)].filter(Boolean)
  }

  mark(id) {
    const voice = this.notes.get(id)?.voice ?? ""
    const mine = [...this.calls.keys()].filter((one) => (this.notes.get(one)?.voice ?? "") === voice)
    if (!this.calls.has(id)) this.calls.set(id, `${SIGNS[voice] ?? "?"}${mine.length + 1}`)
    return make("sup", { className: `mark ${voice || "nobody"}`, textContent: this.calls.get(id) })
  }

  set(text) { return paragraphs(text ?? "", (id) => this.mark(id)) }

  /* The attributes of a text in another language; the browser finds its direction. */
  foreign(tag) { return { lang: tag || "", dir: "auto" } }

  masthead({ source, title }) {
    const outlet = this.nameOf(source.outlet) || "Unknown outlet"
    const language = source.language ? ` in ${this.languages[source.language] ?? this.languages[source.language.split("-")[0]] ?? source.language}` : ""
    return make("header", { className: "masthead" },
      make("p", { className: "sourceline" }, outlet + language, source.date ? `, ${inWords(source.date)} ` : " ", source.extent ? make("span", { className: "extent", textContent: source.extent }) : ""),
      make("h2", { className: "preview-title", textContent: title ?? "The entry has no title yet" }),
      make("p", { className: "banner draft" }, make("b", { textContent: "Draft. " }), "So the page will look; the edition’s own is set with more care."))
  }

  context({ context, summary }) {
    return make("section", { className: "context" }, make("div", { className: "voice" }, make("h3", { className: "label", textContent: "The editor’s context" }),
      summary ? make("p", { className: "summary", textContent: summary }) : "", ...this.set(context ?? "Nothing yet.")))
  }

  text({ segments, source }, key) {
    const rows = segments.map((one) => {
      const rendering = typeof one[key] === "string" ? { text: one[key] } : one[key] ?? {}
      const side = (name, text, tag, missing) => make("div", { className: name, ...this.foreign(tag) }, ...(text ? this.within(one.kind, text) : [make("p", { className: "omitted", lang: "en", textContent: missing })]))
      return make("div", { className: `segment ${one.kind ?? "paragraph"}` },
        side("translation", rendering.text, key, rendering.omitted ? `Not translated: ${rendering.omitted}` : "Not translated."),
        side("original", one.original, one.language ?? source.language, "The original is not held."))
    })
    return make("section", { className: "text" }, make("h3", { className: "label", textContent: "The text" }), ...rows)
  }

  within(kind, text) {
    if (kind === "heading") return [make("p", { className: "heading" }, ...inline(text, (id) => this.mark(id)))]
    if (kind === "quote") return [make("blockquote", {}, ...this.set(text))]
    if (kind === "caption") return [make("p", { className: "caption" }, ...inline(text, (id) => this.mark(id)))]
    return this.set(text)
  }

  credits({ source }, key, { translators = [], method, engine, licence }) {
    const title = typeof source.title === "string" ? { text: source.title } : source.title
    return make("div", { className: "credits" },
      make("p", {}, `Original by ${[...(source.authors ?? []).map(this.nameOf), this.nameOf(source.outlet) || "an unknown outlet"].join(", ")}`, title ? ": " : "", title ? make("span", this.foreign(source.language), `“${title.text ?? ""}”`) : "", title?.translation ? ` [${title.translation}]` : "", "."),
      make("p", { textContent: `Translation${translators.length ? ` by ${translators.map(this.nameOf).join(", ")}` : ""}. ${METHODS[method] ?? ""}${engine ? ` (${engine})` : ""}.${licence ? ` Licence: ${licence}.` : ""}` }))
  }

  claims({ claims }) {
    if (!claims.length) return null
    const one = (claim, at) => make("article", { className: "claim" },
      make("h4", {}, make("span", { className: "number", textContent: String(at + 1) }), make("span", { textContent: claim.text ?? "" })),
      make("p", { className: "facts" }, ...[claim.kind, claim.modality ?? "asserted", `${claim.chain?.length ?? 0} hops`].filter(Boolean).map((fact) => make("span", { textContent: fact }))),
      claim.condition ? make("p", { className: "condition" }, make("b", { textContent: "Condition: " }), claim.condition) : "",
      claim.at?.length ? make("p", { className: "words" }, "Stands on ", ...claim.at.flatMap(({ quote, segment }, position) => [position ? "; " : "", make("q", { dir: "auto", textContent: quote ?? "" }), ` ${segment ?? ""}`])) : "",
      claim.chain?.length ? make("ol", { className: "chain" }, ...claim.chain.map((hop) => this.hop(hop))) : "")
    return make("section", { className: "claims" }, make("h3", { textContent: "Claims" }), ...claims.map(one))
  }

  hop(hop) {
    const said = typeof hop.descriptor === "string" ? { text: hop.descriptor } : hop.descriptor ?? {}
    return make("li", { className: `hop${hop.who === "unnamed" ? " unnamed" : ""}${hop.lost ? " loss" : ""}` },
      make("b", { textContent: hop.who === "unnamed" ? "Unnamed" : this.nameOf(hop.who) || "Who?" }),
      said.text || said.original ? make("span", {}, said.text ?? "", " ", said.original ? make("q", { dir: "auto", textContent: said.original }) : "") : "",
      hop.medium || hop.date ? make("span", { textContent: [hop.medium, hop.date && inWords(hop.date)].filter(Boolean).join(", ") }) : "",
      hop.words ? make("span", { className: "spoken" }, make("q", { textContent: hop.words.original ?? hop.words })) : "",
      make("em", { textContent: [hop.basis === "unknown" ? "not known how they knew" : hop.basis ?? "not stated how they knew", hop.mode].filter(Boolean).join(", ") }),
      hop.lost ? make("em", { className: "lost" }, "Lost here: ", ...inline(hop.lost, () => "")) : "")
  }

  endnotes({ notes }) {
    if (!notes.length) return null
    const one = ({ id, voice = "", text = "" }) => make("li", { className: `note ${voice || "nobody"}` }, make("b", { className: "sign", textContent: this.calls.get(id) ?? id }), " ", ...paragraphs(text, () => ""))
    const groups = Object.entries(VOICES).map(([voice, title]) => [title, notes.filter((note) => (note.voice ?? "") === voice)]).filter(([, mine]) => mine.length)
    return make("section", { className: "notes" }, make("h3", { textContent: "Notes" }), ...groups.flatMap(([title, mine]) => [make("h4", { className: "label", textContent: title }), make("ol", {}, ...mine.map(one))]))
  }
}
