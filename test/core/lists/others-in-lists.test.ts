/**
 * Whole lists as branches keep them: ten with columns about somebody else under words nobody foresaw, and ten with nothing but
 * the customer, places, goods, papers and the branch's own people. No list of words ends, so the cells decide as well.
 */
import { describe, expect, test } from 'vitest';
import { previewBytes } from '../imports/reading/preview-bytes.ts';

type Make = (row: number) => string;
const rows = 24;

/** Two pools of other lengths: nearly each row has its own. */
const namesOf =
  (first: string, last: string): Make =>
  (row) => {
    const [firsts, lasts] = [first.split('|'), last.split('|')];
    return `${firsts[row % firsts.length]} ${lasts[(row * 3) % lasts.length]}`.trim();
  };
const oneOf =
  (texts: string): Make =>
  (row) => {
    const all = texts.split('|');
    return all[row % all.length] ?? '';
  };
/** Invented people of regency 00, which is nowhere. */
const nik: Make = (row) => `31000${row % 10}${10 + row}0${1 + (row % 9)}8${row % 10}000${1 + (row % 9)}`;
const otherNik: Make = (row) => `33000${row % 10}${50 + (row % 20)}0${1 + (row % 9)}7${row % 10}000${1 + (row % 8)}`;
const phone: Make = (row) => `0812345${1000 + row * 3}`;
const otherPhone: Make = (row) => `0857123${2000 + row * 7}`;
const spokenPhone: Make = (row) => `+62 857-123-${2000 + row * 7}`;
const bareDigits: Make = (row) => `857123${2000 + row * 7}`;
const landline: Make = (row) => `(0281) 63${4000 + row * 11}`;

const customers = namesOf('Wagiman|Ngatiyem|Sukirno|Warsini|Darsono', 'Hadi|Raharjo|Mulyo|Utomo|Wibowo|Sejati|Pranoto');
/** None of whose words stands in our list of names, but for a few. */
const javanese = namesOf('Tukiyem|Paijo|Ngadiman|Kasmi|Legiman|Partinem|Samijan', 'Karto|Wiryo|Sastro|Kromo|Joyo');
const batak = namesOf(
  'Tigor|Togar|Tiur|Poltak|Jonggi|Hotma|Parlindungan',
  'Hutapea|Manurung|Hutabarat|Sirait|Situmorang',
);
const bugis = namesOf('Daeng|Baso|Besse|Ambo|Indo|Puang|Andi', 'Ngalle|Tenriawaru|Upe|Lamakkarakka|Rannu');
const chinese = namesOf('Lie|Tan|Liem|Oey|The|Njoo|Kwee', 'Tjin Hong|Mei Hwa|Swan Nio|Kim Lian|Siok Hwa');
const titled = namesOf('Bpk.|Ibu|Bp|Bu|Sdr.|Pak|Ny.', 'Sukirno|Warsini|Legiman|Kasmi|Paijo');
const withRelation: Make = (row) => `${javanese(row)} (${oneOf('kakak|tetangga|suami|ibu')(row)})`;
const withPhone: Make = (row) => `${bugis(row)} - ${otherPhone(row)}`;
const capitals =
  (make: Make): Make =>
  (row) =>
    make(row).toUpperCase();
/** A value in one row of `of`; elsewhere what people type for nothing. */
const seldom =
  (make: Make, of: number, nothing = ''): Make =>
  (row) =>
    row % of === 0 ? make(row) : nothing;

const place = oneOf(
  'Sokaraja|Kembaran|Sumbang|Baturraden|Ajibarang|Purbalingga|Karanglewas|Cilongok|Rawalo|Lumbir|Wangon',
);
/** Places that are called as people are. */
const namedPlace = oneOf('Sri Rahayu|Kartika|Purnama|Melati|Mekar Sari|Setia Budi|Sumber Sari|Sukamulya');
const street: Make = (row) => `Jl. ${oneOf('Kartini|Diponegoro|Ahmad Yani|Imam Bonjol')(row)} No ${row + 1}`;
const branch = oneOf('KCP Purwokerto|KCP Cilacap|KC Kebumen');
const officer = namesOf('Rangga|Bayu|Tyas', '');
const officers = javanese;
const motorcycle = oneOf('Honda Beat|Yamaha Mio|Honda Vario 125|Suzuki Satria|Yamaha NMAX|Kawasaki Ninja');
const goods = oneOf('Kulkas Sharp|Mesin Cuci|Kipas Angin|Sofa Mega|Lemari Intan|Kasur Dian|Kompor Rinnai');
const plate: Make = (row) => `R ${1000 + row * 17} ${oneOf('AB|CD|EF|GH')(row)}`;
const account: Make = (row) => `00123010${4567890 + row * 13}`;
/** An account number that could be a phone, or a NIK. */
const phoneLikeAccount: Make = (row) => `0812${30105678 + row * 13}`;
const nikLikeContract: Make = (row) => `3302010101${10 + row}0025`.padEnd(16, '0');
const rupiah: Make = (row) => String(1_500_000 * (row + 1));
const day: Make = (row) => `${1 + (row % 28)}/${1 + (row % 12)}/2025`;
const postcode: Make = (row) => String(53110 + (row % 60));
const mail: Make = (row) => `${customers(row).toLowerCase().replace(/\W/g, '')}${row}@contoh.id`;
const shop = oneOf('Toko Sri Rejeki|Warung Bu Tini|UD Budi Jaya|Bengkel Joko|Salon Dewi|RM Sari Ratu|CV Maju Agung');
const remark = oneOf('janji bayar tgl 5|rumah kosong|pindah alamat|titip surat ke RT|nomor tidak aktif|belum panen');
const shoutedRemark = oneOf(
  'RUMAH KOSONG|JANJI BAYAR SENIN|PINDAH KE BOGOR|BELUM ADA UANG|MINTA TEMPO|USAHA TUTUP|SAKIT|BERTEMU ISTRI|TIDAK DI RUMAH',
);
const group = oneOf('Melati|Mawar|Kartini|Dewi Sri|Sumber Rejeki|Barokah|Anggrek|Sri Lestari|Mega Mulya');
const kol = oneOf('Lancar|DPK|Kurang Lancar|Diragukan|Macet');
const job = oneOf(
  'Petani|Buruh|Pedagang Sayur|Guru Honorer|Sopir Angkutan|Nelayan|Penjahit|Tukang Kayu|Karyawan Swasta',
);

type Columns = readonly (readonly [heading: string, make: Make])[];

async function columnsApartOf(own: readonly [string, string, string], columns: Columns): Promise<string[]> {
  const all: Columns = [[own[0], nik], [own[1], customers], [own[2], phone], ...columns];
  const lines = [
    all.map(([heading]) => heading),
    ...Array.from({ length: rows }, (_, row) => all.map(([, make]) => make(row))),
  ];
  const text = lines.map((cells) => cells.map((cell) => `"${cell}"`).join(';')).join('\n');
  const { file } = await previewBytes(Buffer.from(text));
  return (file.apart ?? []).map(({ column }) => all[column - 1]?.[0] ?? '');
}

describe('a list that has columns about somebody else keeps the rest and not these', () => {
  test.each<[what: string, own: [string, string, string], about: Columns, others: Columns]>([
    [
      'of a motorcycle lender',
      ['NIK', 'Nama Konsumen', 'No HP'],
      [
        ['Tipe Motor', motorcycle],
        ['Nopol', plate],
        ['CMO', officers],
      ],
      [
        ['No. HP Kakak', otherPhone],
        ['Nama STNK', javanese],
        ['BPKB a.n.', batak],
        ['Pemakai Unit', chinese],
      ],
    ],
    [
      'of a village lender',
      ['No KTP', 'Nama Debitur', 'No. Telp/HP'],
      [
        ['Desa', place],
        ['RT/RW', (row) => `0${1 + (row % 8)}/0${1 + (row % 4)}`],
        ['Mantri', officer],
      ],
      [
        ['Kontak RT', spokenPhone],
        ['HP Kepala Desa', otherPhone],
        ['Kadus', bugis],
        ['Nama Saksi', javanese],
      ],
    ],
    [
      'of salary loans',
      ['NIK', 'NAMA', 'NO HP'],
      [
        ['Instansi', shop],
        ['Plafon', rupiah],
      ],
      [
        ['Telp Kantor Atasan', landline],
        ['Bendahara', javanese],
        ['HP Bendahara', bareDigits],
        ['Ahli Waris', batak],
      ],
    ],
    [
      'of a collector, with what was found out on the way',
      ['NIK', 'Nama', 'HP'],
      [
        ['Kolektor', officer],
        ['Hasil Kunjungan', remark],
      ],
      [
        ['Yang Ditemui', withRelation],
        ['Info', withPhone],
        ['Ket', seldom(withPhone, 4, 'rumah kosong')],
      ],
    ],
    [
      'of a group lender',
      ['NIK Anggota', 'Nama Anggota', 'No HP Anggota'],
      [
        ['Majelis', group],
        ['Nama Sentra', namedPlace],
      ],
      [
        ['HP Bendahara Kelompok', otherPhone],
        ['Ketua', javanese],
        ['No Hp Serumah', otherPhone],
      ],
    ],
    [
      'with the family in words of their own',
      ['NIK', 'Nama Nasabah', 'No HP'],
      [['Alamat', street]],
      [
        ['Nama Bpk', titled],
        ['No WA Anak', otherPhone],
        ['Keponakan', batak],
        ['Cici', chinese],
        ['Nama Sdr', javanese],
        ['Om', bugis],
      ],
    ],
    [
      'with others in a few rows, and dashes in the rest',
      ['NIK', 'Nama', 'No HP'],
      [['Saldo', rupiah]],
      [
        ['Emergency', seldom(otherPhone, 5, '-')],
        ['Lain', seldom(otherPhone, 5, 'tidak ada')],
        ['Kolom7', seldom(javanese, 4)],
        ['Dititipkan ke', seldom(batak, 4, '-')],
      ],
    ],
    [
      'in capitals, as core banking writes them',
      ['NOMOR IDENTITAS', 'NAMA NASABAH', 'NO HANDPHONE'],
      [
        ['CIF', account],
        ['KOLEK', kol],
      ],
      [
        ['NIK PASANGAN', otherNik],
        ['COBORROWER', capitals(batak)],
        ['CO-BORROWER PHONE', otherPhone],
        ['IBU KANDUNG', capitals(javanese)],
      ],
    ],
    [
      'with a second person’s papers',
      ['NIK', 'Nama', 'No HP'],
      [
        ['No BPKB', (row) => `N-0${1_234_567 + row * 31}`],
        ['No Kontrak', account],
      ],
      [
        ['KTP BPKB', otherNik],
        ['Atas Nama', javanese],
        ['Nama Tetangga', javanese],
        ['Telp Ketua RT', landline],
      ],
    ],
    [
      'with columns nobody gave a name',
      ['NIK', 'Nama', 'No HP'],
      [['Cabang', branch]],
      [
        ['Column5', bugis],
        ['X', otherPhone],
        ['Y', otherNik],
      ],
    ],
  ])('%s', async (_what, own, about, others) => {
    expect(await columnsApartOf(own, [...about, ...others])).toEqual(others.map(([heading]) => heading));
  });
});

describe('a list that has nobody else in it loses no column', () => {
  test.each<[what: string, own: [string, string, string], columns: Columns]>([
    [
      'of a motorcycle lender',
      ['NIK', 'Nama Konsumen', 'No HP'],
      [
        ['Tipe Motor', motorcycle],
        ['Merk', motorcycle],
        ['Nopol', plate],
        ['No BPKB', (row) => `0${81_234_567 + row * 31}`],
        ['No Rangka', (row) => `MH1JF${5110 + row}K${100_000 + row * 31}`],
        ['CMO', officers],
        ['HP CMO', otherPhone],
      ],
    ],
    [
      'of household goods',
      ['NIK', 'Nama', 'No HP'],
      [
        ['Nama Barang', goods],
        ['Barang', goods],
        ['Keterangan Barang', goods],
        ['Komoditi', goods],
        ['Nama Toko', shop],
      ],
    ],
    [
      'with all of an address',
      ['NIK', 'Nama', 'No HP'],
      [
        ['Alamat', street],
        ['Kelurahan', place],
        ['Kecamatan', namedPlace],
        ['Dusun', namedPlace],
        ['Kel', namedPlace],
        ['Perumahan', namedPlace],
        ['Kode Pos', postcode],
        ['Patokan', shop],
      ],
    ],
    [
      'of accounts and contracts that look like phones and NIKs',
      ['NIK', 'Nama', 'No HP'],
      [
        ['No Rekening', phoneLikeAccount],
        ['No VA', phoneLikeAccount],
        ['No Kontrak', nikLikeContract],
        ['No Akad', nikLikeContract],
        ['No KK', otherNik],
        ['CIF', account],
      ],
    ],
    [
      'with the branch’s own people',
      ['NIK', 'Nama', 'No HP'],
      [
        ['Nama AO', officers],
        ['AO', officer],
        ['Kode AO', (row) => `AO00${1 + (row % 4)}`],
        ['Petugas', officers],
        ['No HP AO', otherPhone],
        ['Analis', officers],
        ['Kacab', officer],
        ['Dikunjungi oleh', officer],
        ['HP Petugas', otherPhone],
      ],
    ],
    [
      'with what is owed',
      ['NIK', 'Nama', 'No HP'],
      [
        ['Plafon', rupiah],
        ['Tgl Cair', day],
        ['Saldo', rupiah],
        ['Tenor', (row) => String(12 + (row % 3) * 12)],
        ['Kol', kol],
        ['Cabang', branch],
      ],
    ],
    [
      'with the customer’s other ways to be reached',
      ['NIK', 'Nama', 'No HP'],
      [
        ['Email', mail],
        ['HP 2', otherPhone],
        ['No WA', phone],
        ['Telp Rumah', landline],
        ['Alamat Email', mail],
      ],
    ],
    [
      'of a group lender',
      ['NIK', 'Nama Anggota', 'No HP'],
      [
        ['Kelompok', group],
        ['Majelis', group],
        ['Sentra', group],
        ['Resort', namedPlace],
        ['PKL', officers],
      ],
    ],
    [
      'with remarks, also shouted ones, and jobs',
      ['NIK', 'Nama', 'No HP'],
      [
        ['Keterangan', shoutedRemark],
        ['Catatan', remark],
        ['Info', shoutedRemark],
        ['Mata pencaharian', job],
        ['Kegiatan', job],
      ],
    ],
    [
      'with one phone among many remarks, which is no column of phones',
      ['NIK', 'Nama', 'No HP'],
      [['Keterangan', (row) => (row === 7 ? 'hub 085712340001' : remark(row))]],
    ],
  ])('%s', async (_what, own, columns) => {
    expect(await columnsApartOf(own, columns)).toEqual([]);
  });
});
