/** Names of sheets as Excel accepts them: 31 characters, none of `[]:*?/\`, no two alike. */
export function sheetNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const plain = wanted.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^['\s]+|['\s]+$/g, '') || 'Sheet';
    for (let number = 1; ; number++) {
      const behind = number === 1 ? '' : ` (${number})`;
      const name = plain.slice(0, 31 - behind.length).trimEnd() + behind;
      const key = name.toLowerCase();
      // A name that Excel keeps for itself.
      if (taken.has(key) || key === 'history') continue;
      taken.add(key);
      return name;
    }
  };
}
