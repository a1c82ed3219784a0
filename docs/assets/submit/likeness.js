/* How alike two texts are, as the check measures it: Ratcliff and Obershelp's ratio, as in Python's difflib without junk. */

const longest = (a, places, [low, high, from, to]) => {
  let [at, beside, size] = [low, from, 0]
  let lengths = new Map()
  for (let i = low; i < high; i++) {
    const next = new Map()
    for (const j of places.get(a[i]) ?? []) {
      if (j < from) continue
      if (j >= to) break
      const length = (lengths.get(j - 1) ?? 0) + 1
      next.set(j, length)
      if (length > size) [at, beside, size] = [i - length + 1, j - length + 1, length]
    }
    lengths = next
  }
  return [at, beside, size]
}

/* 0 for texts that share no letter, 1 for equal ones. */
export const likeness = (one, other) => {
  const [a, b] = [[...one], [...other]]
  const places = new Map()
  b.forEach((sign, at) => places.set(sign, [...(places.get(sign) ?? []), at]))
  const pending = [[0, a.length, 0, b.length]]
  let shared = 0
  while (pending.length) {
    const [low, high, from, to] = pending.pop()
    const [at, beside, size] = longest(a, places, [low, high, from, to])
    if (!size) continue
    shared += size
    if (low < at && from < beside) pending.push([low, at, from, beside])
    if (at + size < high && beside + size < to) pending.push([at + size, high, beside + size, to])
  }
  return a.length + b.length ? (2 * shared) / (a.length + b.length) : 1
}

/* The most alike of several names, if it is alike enough to have been meant; of equals the last in order. */
export const nearest = (name, known) => {
  const rated = [...known].map((one) => [likeness(one, name), one]).filter(([rate]) => rate >= 0.6)
  return rated.reduce((best, one) => (!best || one[0] > best[0] || (one[0] === best[0] && one[1] > best[1]) ? one : best), null)?.[1] ?? ""
}
