/**
 * Words that occur in remarks, goods, jobs, shops and places of branch lists and hardly ever in the name of a person.
 * They distinguish a column of names from any other where no name is known, because no list of names is complete.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
  ada adalah agar akan aktif alamat alasan anak antar apa atau awal baik baru bayar bayaran belum berada berangkat berhenti
  berjanji bertemu besar besok bisa bln bulan bukan cair cek cuma dapat dari datang debitur dengan dgn di diangkat dibayar
  dihubungi dijual dikunjungi dititip ditemui dititipkan dll dua dulu gagal ganti habis hadir hari harus hilang hp hubungi
  hutang ini isi istri itu janji jatuh jika jadi jual juga kabur kali kami karena kasus kawin ke kecil keluar keluarga
  kembali kena kerja keterangan ketemu kirim klaim kondisi kontak kosong kredit kunjungan kurang lagi lain lama lancar
  lapor libur lokasi luar lunas macet mau masih masuk meninggal menikah menunggu merah milik minggu minta mogok mulai nanti
  nasabah negosiasi nihil no nomor nunggak oleh orang pada pagi pakai panen pembayaran penuh perlu pernah pindah pihak
  pulang punya ragu restrukturisasi rumah rusak saat saja sakit salah sama sampai sanggup satu sebelum sedang segera
  selesai semua sering setelah siang sore suami sudah sulit surat tagih tahap tahun tanggal tanpa telat telepon
  tempat tempo tetap terakhir tertagih tgl tidak tdk titip tolak transfer tunda tunggakan tunggu turun tutup untuk usaha
  wa waktu ybs yang
  senin selasa rabu kamis jumat sabtu januari februari maret agustus september oktober november desember
  bangunan barang bengkel beras besi counter cuci emas gabah gamis genteng gerobak gudang hewan ikan kacamata kain kambing
  karaoke kasur kayu kebun kelontong kerbau kios kipas komputer konter kopi kost kulkas ladang laptop laundry lemari listrik
  makanan material mebel mesin minuman minyak mobil motor obat pakaian pasir perabot perahu plastik pompa printer pulsa
  pupuk ruko sapi sawah sayur seluler semen sembako sepatu sepeda sofa sparepart springbed tanah televisi telur ternak
  toko tv udang warung
  agen apotek asisten bidan buruh dagang dokter dosen driver freelance guru honorer irt jasa karyawan kuli lepas
  mahasiswa montir negeri nelayan ojek operator pedagang pegawai pelajar pelaut pemulung pengajar pengusaha pensiunan
  penjahit perawat perikanan perdagangan peternak peternakan petani pertanian pns polisi polri pramuniaga profesional
  satpam security serabutan sopir supir swasta tni tukang wiraswasta wirausaha
  bank bpr cabang cv departemen dinas fa group hotel indonesia kantor koperasi masjid mandiri mushola pabrik perusahaan
  perum pondok pt puskesmas rs rsud salon sd sdn sekolah sma sman smk smp smpn stasiun swalayan tbk tk ud universitas
  blok dalam desa dusun gang gg jalan jl jln kab kabupaten kampung kav kavling kec kecamatan kel kelurahan kp komplek kota
  lingkungan lorong lor kidul kulon wetan barat timur utara selatan tengah pasar perumahan perumnas provinsi rt rw terminal
  daihatsu honda isuzu kawasaki mitsubishi suzuki toyota yamaha
  abu biru cokelat coklat hijau hitam kuning putih silver
  islam kristen katolik hindu budha buddha konghucu laki perempuan pria wanita janda duda lajang
  harian bulanan mingguan tahunan flat musiman multiguna konsumtif investasi modal renovasi produktif konsumsi
  pendidikan biaya dan atas bawah depan belakang samping dekat sebelah
  amanah anggota baik cash cicilan cukup diragukan khusus perhatian potong promo reguler rutin tinggi rendah sedang standar
  unit
  `
    .trim()
    .split(/\s+/),
);
