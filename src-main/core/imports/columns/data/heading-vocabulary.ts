/**
 * The words headings are made of, as branches, core banking systems and colleagues write them. Collected from the
 * headings in the issue, from common Indonesian abbreviations and misspellings, and from the hostile lists of our own
 * tests.
 */

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** A word → every other way it is written. Whatever the heading says, the rules see only the word on the left. */
export const sameWords: Readonly<Record<string, readonly string[]>> = {
  nomor: words('no nomer nmr nomr nmor num nbr number numb nr'),
  hp: words(`
    hape handphone handpone handpon hendphone hendpone hanphone hanpone handfone hpone ponsel mobile mobilephone seluler
    selular celular cellular cell cellphone msisdn gsm
  `),
  wa: words('whatsapp whatsap whatapp watsap watsapp watshap whatshap whatshapp wapp wasap'),
  telepon: words(
    'telpon telefon telephone telepone telphone telp tlp tlpn telpn tlf tlfn telf tel phone phones phon fone',
  ),
  bapak: words('bpk'),
  nik: words('nikktp'),
  ktp: words('ektp'),
  nama: words('nm nma nam naam nmaa naman name names fullname'),
  nasabah: words(`
    nsbh nasbah nsb debitur debitor debtor deb dbtr customer cust costumer custumer client klien konsumen consumer
    pelanggan plgn peminjam borrower applicant pemohon anggota member peserta cardholder tertanggung
  `),
  darurat: words(`
    drt drrt kdarurat emergency emergensi emergancy emg emerg emrg emgcy emrgcy emrgncy emgncy ec econ econtact emcon
    emcont emergcon kondar kontdar kondarurat
  `),
  kontak: words('contact contacts kontk kntk kont ctc kontac kontact'),
  penjamin: words('guarantor garantor avalis penanggung'),
  keluarga: words('family famili klrg klg saudara sodara sdr sdra kerabat relative kin'),
  tidak: words('tdk tak tidk gak'),
  serumah: words('srumah'),
  tanggal: words('tgl tngl tggl tg date'),
  lahir: words('lhr lahr birth born kelahiran'),
  ttl: words('birthdate birthday dob tgllhr'),
  tempat: words('tmpt tmp tpt place'),
  identitas: words('identity identification ident'),
  rumah: words('rmh home house residence'),
  kantor: words('ktr kntr office work kerja'),
  rekening: words('rek account acc acct'),
  kartu: words('card'),
  alamat: words('almt alm address addr adress'),
  lengkap: words('lngkp full complete'),
  hubungan: words('hub hubgn relasi relation relationship'),
  referensi: words('ref reff refs reference'),
};

/**
 * Those who work for the lender or beside it: a column about them is nobody's we look for. Their names and numbers are the
 * branch's own, and are kept.
 */
export const staff = words(`
  karyawan pegawai employee staff staf petugas kolektor collector agen agent ao rm cro sales marketing officer pic
  cabang branch bank dealer toko usaha perusahaan company produk product supervisor spv kelompok surveyor verifikator
  admin user username teller mantri penagih koordinator korlap leader manager manajer pimpinan kepala direktur direksi
  pengurus kuasa notaris mahasiswa siswa berusaha instansi dinas supplier vendor merchant service operator desk tim
  team owner cmo fc dc fo lo mo bm aro arho kacab kaunit kapos ro pkl cs handling handled pemroses analis analyst analisis
  remedial deskcoll juru eks
`);

/** The person's family and whoever else the lender has no contract with: nothing of them is kept without their consent. */
export const thirdPersons = words(`
  ibu ayah bapak mother father mama papa bunda emak pasangan suami istri isteri spouse husband wife
  ortu orangtua parent parents waris wali guardian anak child children son daughter putra putri kakak adik abang mbak
  brother sister sibling siblings paman bibi pakde bude pakle bulik tante uncle aunt mertua menantu ipar besan inlaw
  sepupu cousin keponakan nephew niece kakek nenek grandfather grandmother grandparent cucu grandchild sahabat friend
  friends rekan kolega colleague coworker tunangan fiance pacar atasan boss majikan superior pembantu pengasuh
  neighbor neighbour nok cp hrd penjaga ketua pewaris beneficiary saksi witness serumah bendahara treasurer sekretaris
  lurah kades kadus cosigner coborrower calo perantara pembeli penyewa penghuni pemakai
`);

/** Somebody else, whoever it is: never taken for the person's own, whatever the cells look like. */
export const otherPeople: readonly string[] = [...staff, ...thirdPersons];

/** Numbers that merely look like ours. */
export const otherNumbers = words(`
  rekening norek kontrak contract cif kk npwp faktur invoice polisi nopol rangka mesin va virtual kartu kredit credit
  loan pinjaman aplikasi application perjanjian agreement pk spk bpkb stnk sk bpjs pln polis policy sertifikat shm
  fasilitas facility akad registrasi register referensi reference ref transaksi transaction antrian tiket ticket urut seri
  serial pin otp nip nis nib niy nrp pos postal zip
`);

/** What is said about a paper, a person or a number, and is none of them. */
export const particulars = words(`
  alamat kota kab kabupaten tanggal tempat berlaku expired expiry foto photo scan upload jenis type tipe status
  kelurahan kecamatan provinsi desa merk merek imei provider hubungan umur usia age email surel mail keterangan ket
  remark remarks catatan note sts pekerjaan jabatan occupation jumlah jml count total valid validasi verifikasi tahun
  bulan fax faks faksimile gender kelamin agama penghasilan gaji hasil result sumber source
`);

/** After "nama" or "name": the name of a thing or a place. */
export const thingsWithNames = words(`
  area region wilayah kanwil unit kcp outlet divisi grup group barang kendaraan motor mobil model jaminan agunan
  program event sekolah school jalan file sheet kantor paket kategori mesin rangka polisi item tabel table pos faktur
  invoice va aplikasi dusun kampung lingkungan banjar nagari distrik district perumahan komplek kompleks blok block rw rt kel
  kec resort rayon rute route pasar sentra center centre majelis rembug ksm komoditi komoditas objek obyek lokasi location
  domisili tujuan sektor bidang industri profesi hobi
`);

/** Words that no misspelling of ours may be seen in, however near they are. */
export const ownWords = words(`
  kontan mobil tinggal tunggal guarantee penjaminan peminjaman national nasional debit kredit kependudukan induk
  person sesuai aktif utama lain lainnya alternatif cadangan kedua secondary second other tambahan referensi jawab
  pemilik panggilan alias belakang depan first last paspor passport citizen keluaran tagihan angsuran cicilan officer
  offices teman tetangga taman orang dihubungi
`);

/** Words that may stand in a heading of the person's own number or name without naming anybody else. */
export const neutralWords: readonly string[] = [
  ...Object.keys(sameWords).filter((word) => !['darurat', 'penjamin', 'keluarga', 'referensi'].includes(word)),
  ...words(`
    id sim paspor passport citizen national nasional kependudukan induk penduduk tanda digit angka sesuai aktif active
    utama primary main lain lainnya alternatif alternative alt cadangan kedua secondary second other tambahan pertama
    satu dua data pribadi personal diri sendiri info informasi detail profil profile pemilik pemegang panggilan alias
    belakang depan first last lama old baru new terbaru update terkini terakhir valid terdaftar registered resmi
    bisa dapat dihubungi seri wajib required isi format contoh dan atau or and di dalam pada dari untuk untk dgn dg
    per the in on for to ind indonesia kode code dki ii iii backup terverifikasi verified benar asli sms calon list
    daftar tabel table kolom column field value nilai text txt str col lengkap gelar title singkat pendek short besar
    kecil capital huruf tanpa with penuh legal given tetap pasca prabayar mobil
  `),
];
