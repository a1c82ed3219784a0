/* Words of a query as the index has them. Mirrors hooks/sourceline/search/words.py and forms.py; a test holds them together. */

const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\uff66-\\uff9f" +
  "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3fffd}\\uac00-\\ud7a3"
const RUN = new RegExp(`[${UNSPACED}]+`, "gu")
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]+$`, "u")
const SIGNS = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b6-\u17d3]/
const APOSTROPHES = /[’ʼ`´]/g
const HYPHENS = /[-‐‑–־]/g

export const isUnspaced = (text) => IS_UNSPACED.test(text)

/* The letters of a run, each with the signs above, below and behind it. */
export const clusters = (run) => {
  const found = []
  for (const letter of run) {
    if (found.length && SIGNS.test(letter)) found[found.length - 1] += letter
    else found.push(letter)
  }
  return found
}

const pairs = (text, last) => text.replace(RUN, (run, at) => {
  const letters = clusters(run)
  if (letters.length === 1) return ` ${run} `
  const cut = letters.slice(1).map((letter, at) => letters[at] + letter)
  return ` ${[...cut, ...(last(text.slice(at + run.length)) ? [letters.at(-1)] : [])].join(" ")} `
}).replace(/\s+/g, " ").trim()

/* A query as the pairs it consists of; a single letter stays alone and is found as a beginning. */
export const paired = (text) => pairs(text, () => false)

/* A phrase word for word as it is indexed: within it, the last letter of a run stands alone too. */
export const inSequence = (text) => pairs(text, (rest) => rest.trim())

/* Letters that are typed otherwise where there is no key for them; the digits of other scripts; numbers whose groups stand apart. */
const LETTERS = { ł: "l", Ł: "L", ø: "o", Ø: "O", đ: "d", Đ: "D", ð: "d", Ð: "D", ħ: "h", Ħ: "H", ı: "i", æ: "ae", Æ: "Ae", œ: "oe", Œ: "Oe",
  þ: "th", Þ: "Th", ß: "ss", ẞ: "SS", ي: "ی", ى: "ی", ك: "ک", ة: "ه", ـ: "" }
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g")
const ZEROS = "\u0660\u06f0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0e50\u0ed0\u1040\u17e0\uff10"
const DIGITS = new Map([...ZEROS].flatMap((zero) => Array.from({ length: 10 }, (_, digit) => [String.fromCodePoint(zero.codePointAt(0) + digit), String(digit)])))

/* A word or query in the letters and digits the further forms of a text are in; `han` tells the simplified letter of a traditional one. */
export const folded = (text, han) => text
  .replace(LETTER, (letter) => LETTERS[letter])
  .replace(/[٠-๙\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9\uff10-\uff19]/g, (digit) => DIGITS.get(digit) ?? digit)
  .replace(/(?<=\d)[٬٫](?=\d)/g, "")
  .replace(/(?<!\d)\d{1,3}(?: \d{3})+(?!\d)/g, (number) => number.replace(/ /g, ""))
  .replace(/\p{Script=Han}/gu, (letter) => han?.get(letter) ?? letter)

/* Without marks above and below letters, in small letters. */
export const plainly = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

/* Particles a Korean word may end in; what they hang on has two syllables at least. */
const PARTICLE = new RegExp("(?<=[가-힣]{2})(?:으로부터|에서부터|에게서|이라는|이라고|으로써|으로서|까지|부터|에서|에게|한테|처럼|보다|라는|라고|로써|로서|으로|이나|이며|하고|과의|와의|에는|에도|은|는|이|가|을|를|의|에|와|과|도|만|로|나|며)$", "u")
const HEBREW = /^(?=[והבלכמש])ו?(?:כש|מש|ש)?[הבלכמ]?(?=[א-ת]{3})/
const ONE_HEBREW = /^[והבלכמש](?=[א-ת]{3})/
const ARTICLE = /^[وف]?(?:[بك]?ال|لل)(?=[\u0620-\u06ff]{3})/
const PERSIAN = /\u200c?(?:های|هایی|ها)(?=\s|$)/g
const IN_AT = /(?<=[\u0620-\u06ff]{2})ات(?=\s|$)/g // غلات of غله, شركات of شركة: such a plural takes the last letter away

/* A word without what other languages write apart before it. */
export const bare = (word) => word.replace(HEBREW, "").replace(ARTICLE, "")

/* The ways in which a query may stand in a text, as typed first. */
export const ways = (query, han) => {
  const words = query.replace(APOSTROPHES, "'").split(/\s+/)
  const each = (change) => words.map(change).join(" ")
  const fold = folded(words.join(" "), han)
  const found = [
    words.join(" "),
    each((word) => word.replace(PARTICLE, "")),
    each((word) => word.replace(HEBREW, "")),
    each((word) => word.replace(ONE_HEBREW, "")),
    each((word) => word.replace(ARTICLE, "")),
    fold.replace(/\u200c/g, " "),
    fold.replace(PERSIAN, "").replace(/\u200c/g, " "),
    fold.replace(IN_AT, "ه").replace(/\u200c/g, " "),
    each((word) => word.replace(/(?<=[\p{L}\p{M}])[-‐‑–־](?=\p{L})/gu, " ")),
  ].map((way) => way.replace(/\u200c/g, "").replace(HYPHENS, "-").trim())
  return [...new Set(found)].filter(Boolean)
}

/* The words of a text, as they are compared with each other. */
export const wordsOf = (text, han) => plainly(folded(text, han)).replace(/(?<=\d)[.,'’](?=\d)/g, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean)

/* Whether a word that stands in a text is one that was asked for: its like for the most part, or a compound with it. */
export const isLike = (standing, asked) => {
  if (isUnspaced(asked) || asked.length < 2) return standing.startsWith(asked) || asked.startsWith(standing)
  const [one, other] = [bare(standing), bare(asked)]
  return one.startsWith(other.slice(0, Math.ceil(other.length * 0.6))) || (other.length > 2 && one.includes(other))
}
