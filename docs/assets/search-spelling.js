/* Which known word a mistyped one was meant to be. */
import { plainly } from "./search-words.js"

/* How many letters must be added, taken, changed or swapped to make one word of another: of the whole of it, and of its beginning. */
const distances = (one, other) => {
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
  return [last[other.length], Math.min(...last)]
}

/* Which of the sixteen lists of an index a word is on, after its first letter; fragments.py makes them. */
export const bucketOf = (word) => (plainly(word).codePointAt(0) ?? 0) % 16

/* The known word that takes the fewest changes, the more frequent first, as they come; the word itself where it is known or none is near.
   The search finds a word by its beginning, so a word that goes on in another ending is only a little farther. */
export const nearest = (word, known) => {
  const asked = plainly(word)
  const limit = asked.length < 4 ? 0 : asked.length < 6 ? 1 : 2
  if (!limit) return word
  let best = word, least = limit + 1
  for (const other of known) {
    const plain = plainly(other)
    if (plain.startsWith(asked)) return word
    if (plain.length < asked.length - limit) continue
    const [far, near] = distances(asked, plain.slice(0, asked.length + limit + 1))
    const changes = Math.min(far, near + 0.5)
    if (changes < least && near <= limit) { least = changes; best = other }
  }
  return best
}
