/* The schema of an entry, walked: which fields a value has, and what may stand in each. */

const LANGUAGE = "^[a-z]{2,3}(-[A-Z]"
const SLUG = "^[a-z0-9]+(-"
const DATE = "^(~?[0-9]{4}"
const LINE = 1000

export class Schema {
  constructor(schema) { this.schema = schema }

  /* What may stand at a node: references resolved, alternatives told apart, "nothing" left out. */
  options(node) {
    if (node.$ref) return this.options(this.schema.$defs[node.$ref.split("/").at(-1)])
    if (node.anyOf) return node.anyOf.filter((one) => one.type !== "null").flatMap((one) => this.options(one))
    return [node]
  }

  /* The fields of a value of the field, by its name in the schema; the entry's own without one. */
  fields(name) { return (name ? this.schema.$defs[name] : this.schema).properties }

  isRequired(name, key) { return (name ? this.schema.$defs[name] : this.schema).required?.includes(key) ?? false }

  /* The alternative that fits a value's shape: text, list or mapping. */
  fitting(node, value) {
    const type = Array.isArray(value) ? "array" : typeof value
    return this.options(node).find((one) => [one.type].flat().includes(type) || (type === "string" && one.type === "boolean"))
  }

  /* What kind of control a field wants. */
  control(node) {
    const options = this.options(node)
    const text = options.find((one) => [one.type].flat().includes("string"))
    if (options.some((one) => one.type === "boolean")) return { kind: "truth" }
    if (text?.enum) return { kind: "choice", choices: text.enum }
    if (text?.pattern?.startsWith(SLUG) && options.some((one) => one.properties?.name)) return { kind: "reference" }
    if (isLanguage(text)) return { kind: "language" }
    if (isDate(text)) return { kind: "date" }
    return { kind: (text?.maxLength ?? LINE) > 4 * LINE ? "text" : "line" }
  }

  /* The part of a mapping's schema that a key leads to. */
  inner(option, key) {
    if (option.properties?.[key]) return option.properties[key]
    const fit = Object.entries(option.patternProperties ?? {}).find(([pattern]) => new RegExp(pattern).test(key))
    return fit?.[1]
  }
}

export const isLanguage = (option) => option?.pattern?.startsWith(LANGUAGE) ?? false
export const isSlug = (option) => option?.pattern?.startsWith(SLUG) ?? false
export const isDate = (option) => option?.pattern?.startsWith(DATE) ?? false
