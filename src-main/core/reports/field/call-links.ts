/** A number as a telephone takes it when it is tapped. */
import { operatorOf } from '../../person/derive.ts';

export type CallLinks = {
  /** `tel:+62…` */
  tel: string;
  /** `https://wa.me/62…`; null: not a mobile number. */
  whatsapp: string | null;
  /** The brand that the prefix was given to; null: none is known. */
  operator: string | null;
};

/** Mobile numbers of Indonesia, and landlines: an area code and a subscriber number (core/person/phone.ts). */
const mobile = /^08[1-35-9]\d{7,10}$/;
const landline = /^0[2-79]\d{6,10}$/;

/** `phone`: as a lookup has it, `08…`. null: nothing that a telephone could call. */
export function callLinks(phone: string): CallLinks | null {
  const isMobile = mobile.test(phone);
  if (!isMobile && !landline.test(phone)) return null;
  const abroad = `62${phone.slice(1)}`;
  return {
    tel: `tel:+${abroad}`,
    whatsapp: isMobile ? `https://wa.me/${abroad}` : null,
    operator: isMobile ? operatorOf(phone) : null,
  };
}
