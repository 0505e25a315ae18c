/** Invented people for the bench, with everything a row of a real list has; the same number is always the same person. */
import type { Question } from '../../src-main/core/td/question.ts';

export function person(number: number): Question {
  const digits = String(number).padStart(8, '0');
  return {
    nik: `32010101${digits}`,
    phone: `0812${digits}`,
    name: `Nasabah Uji ${digits}`,
    ecNik: `32010141${digits}`,
    ecPhone: `0857${digits}`,
    ecName: `Kerabat Uji ${digits}`,
  };
}
