/** Mobile operators by the first digits of a number; the longest prefix wins. */

/**
 * Source: the project’s data/operator-prefixes.json. Not from a regulator’s register; numbers are not portable between
 * operators in Indonesia, and 0884-0886 are less certain. A newer file replaces this one whole.
 */
export const operatorPrefixes: readonly { brand: string; prefixes: readonly string[] }[] = [
  { brand: 'Telkomsel', prefixes: ['0811', '0812', '0813', '0821', '0822', '0823', '0851', '0852', '0853'] },
  { brand: 'by.U', prefixes: ['085155', '085156', '085157', '085158'] },
  { brand: 'Indosat', prefixes: ['0814', '0815', '0816', '0855', '0856', '0857', '0858'] },
  { brand: 'Tri', prefixes: ['0895', '0896', '0897', '0898', '0899'] },
  { brand: 'XL', prefixes: ['0817', '0818', '0819', '0859', '0877', '0878', '0879'] },
  { brand: 'AXIS', prefixes: ['0831', '0832', '0833', '0838'] },
  { brand: 'Smartfren', prefixes: ['0881', '0882', '0883', '0884', '0885', '0886', '0887', '0888', '0889'] },
];
