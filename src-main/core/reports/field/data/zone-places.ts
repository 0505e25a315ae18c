/**
 * Names that stand in addresses, and the time zone they lie in: provinces as they are written and shortened, and the regencies
 * and towns that are written without one. Zones: Keppres 41/1987, by province (person/data/nik-provinces.ts). Names that
 * more than one zone has (Banjar) are left out: an address without a name says nothing.
 */
function names(text: string): readonly string[] {
  return text.trim().split(/\s*,\s*/);
}

export const zonePlaces: Readonly<Record<'WIB' | 'WITA' | 'WIT', readonly string[]>> = {
  WIB: names(`
    aceh, nad, sumatera utara, sumut, sumatera barat, sumbar, sumatera selatan, sumsel, sumatra utara, sumatra barat,
    sumatra selatan, riau, kepulauan riau, kepri, jambi, bengkulu, lampung, bangka belitung, babel, jakarta, dki, jawa barat,
    jabar, jawa tengah, jateng, jawa timur, jatim, banten, yogyakarta, jogjakarta, jogja, diy, kalimantan barat, kalbar,
    kalimantan tengah, kalteng,
    medan, padang, palembang, pekanbaru, batam, tanjungpinang, tanjung pinang, bandar lampung, pangkalpinang, binjai,
    pematangsiantar, pematang siantar, bukittinggi, payakumbuh, dumai, lubuklinggau, prabumulih, metro lampung,
    bekasi, bogor, depok, tangerang, tangsel, serang, cilegon, bandung, cimahi, cirebon, sukabumi, tasikmalaya, karawang,
    purwakarta, subang, indramayu, kuningan, majalengka, sumedang, garut, cianjur, ciamis, semarang, surakarta, solo,
    salatiga, magelang, pekalongan, tegal, purwokerto, banyumas, cilacap, kebumen, purworejo, klaten, boyolali, sukoharjo,
    karanganyar, wonogiri, sragen, grobogan, blora, rembang, kudus, jepara, demak, kendal, temanggung, wonosobo,
    banjarnegara, purbalingga, brebes, pemalang, sleman, bantul, gunungkidul, gunung kidul, kulon progo, surabaya, sidoarjo,
    gresik, mojokerto, jombang, malang, pasuruan, probolinggo, lumajang, jember, banyuwangi, bondowoso, situbondo, kediri,
    blitar, tulungagung, trenggalek, nganjuk, madiun, ngawi, magetan, ponorogo, pacitan, bojonegoro, tuban, lamongan,
    bangkalan, sampang, pamekasan, sumenep, pontianak, singkawang, palangka raya, palangkaraya, sampit
  `),
  WITA: names(`
    bali, nusa tenggara barat, ntb, nusa tenggara timur, ntt, kalimantan selatan, kalsel, kalimantan timur, kaltim,
    kalimantan utara, kaltara, kalimantan selatan, sulawesi utara, sulut, sulawesi tengah, sulteng, sulawesi selatan, sulsel,
    sulawesi tenggara, sultra, gorontalo, sulawesi barat, sulbar,
    denpasar, badung, gianyar, tabanan, buleleng, singaraja, klungkung, karangasem, jembrana, mataram, lombok, sumbawa,
    dompu, kupang, maumere, labuan bajo, manggarai, ngada, flores, sumba, waingapu, atambua, banjarmasin, banjarbaru,
    martapura, balikpapan, samarinda, bontang, kutai, tenggarong, berau, penajam, tarakan, nunukan, malinau, bulungan,
    manado, bitung, tomohon, minahasa, kotamobagu, palu, poso, luwuk, banggai, toli toli, tolitoli, morowali, makassar,
    ujung pandang, gowa, maros, parepare, palopo, bulukumba, sinjai, wajo, sengkang, soppeng, pinrang, sidrap, luwu,
    toraja, jeneponto, takalar, kendari, baubau, bau bau, kolaka, konawe, mamuju, majene, polewali, polman
  `),
  WIT: names(`
    maluku, maluku utara, malut, papua, papua barat, papua selatan, papua tengah, papua pegunungan, papua barat daya,
    irian jaya, ambon, tual, ternate, tidore, halmahera, tobelo, jayapura, sentani, sorong, manokwari, merauke, timika,
    mimika, nabire, wamena, biak, fakfak, kaimana, raja ampat, serui
  `),
};
