/** The invented account of the bench: both sides send it. */
export const account = { partnerCode: 'mitra-uji', partnerKey: 'kunci-uji-1234567890' };
