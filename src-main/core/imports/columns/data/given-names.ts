/**
 * Words that occur in Indonesian names of people and seldom elsewhere: given names, family names and titles, from
 * common knowledge. They only help to distinguish a column of names from one of places or remarks; most names are not
 * here.
 */
export const nameWords: ReadonlySet<string> = new Set(
  `
  abdul abdullah abdurrahman achmad ade adi aditya agung agus agustina ahmad aisyah ali alfian alya amalia amelia amin
  aminah ana andi andika andri andriani anggraini ani anisa anita anna annisa anton antonius ari arif aris arya asep
  astuti ayu bagus bambang basuki bayu benny bernadetta budi budiman cahya cahyono citra daniel darmawan david dede dedi
  deni desi devi dewi dian diana didik dina dini dodi dwi edi eka eko elisabeth endah endang erna ernawati erni eva fadli
  fahmi faisal farida fatimah fatmawati febri feri fitri fitriani florence fransiska fransiskus galih gunawan hadi halim
  halimah hamid handayani handoko hani haris hartati hartono haryanto hasan hasanah hendra hendri heri herman hermawan
  hesti hidayat hidayati husein ida ikhsan iis ilham imam indah indra indrawati intan irawan irfan irma ismail iwan jaka
  joko johan johannes jokowi junaidi kadek kartika ketut khadijah komang kristina kurniawan kurniawati kusuma laila
  lestari lia lina linda lukman luluk made mahmud malik mardiana maria mariana mariani martha martini marlina maryam
  maulana mawar mega melati melinda mira muhamad muhammad mochamad moh mohamad mohammad mukti mulyadi mulyani mulyono
  mustafa nadia nana nanang nasution nengah ni nia ningsih nita novi novita nugroho nur nuraini nurul nyoman oktavia
  paulus permata pertiwi prabowo pratama pratiwi priyanto purnama purnomo puspita putu rahayu rahma rahman rahmat
  rahmawati ramadhan rani ratna rendra reni retno rian riana rika rina rini riska risma rizal rizki rizky robert rohani
  rohmah rohman rosa rosita rudi rusli safitri saiful salim samsul santi santoso saputra saputri sari sartika sasmita
  septian setiawan setiawati setyo sholeh sigit simanjuntak simatupang sinaga siregar sitompul siti slamet sofyan sri
  subagyo sudarman sudirman sugeng sugiarto suharto suhartini sukarno sulastri sulistyo sumarni sumiati sunarti supardi
  supriadi supriyanto suryadi suryani susanti susanto susi susilo sutrisno suwarno suyono syahputra syaiful tambunan
  tarigan taufik teguh tia tika tini titik tono tri tuti udin umar umi utami utomo wahyu wahyudi wahyuni wati wawan
  wayan widodo widya wijaya wiwik wulan wulandari yanti yanto yati yayan yeni yogi yohana yohanes yudi yuli yulia
  yuliana yulianti yuni yunus yusuf zainal zainuddin zulkifli
  bapak bpk ibu hj haji hajjah drs dra
  `
    .trim()
    .split(/\s+/),
);
