--- Indonesian and Malay.
return {
  code = "id",
  name = "Indonesian",

  abbreviations = {
    title = [[
      Bpk bpk Sdr Sdri sdr Yth yth Dr dr Drs Dra Prof Ir Hj H K.H KH R R.A R.M Tn
      Ny Nn St Sto Mgr Pdt Rm Letjen Letkol Kol Mayjen Brigjen Jend Kapt Mr Mrs
      Ms Jl Jln jl Gg Kel Kec Kab Prov Ust Tgk Tn.H Moh Muh Muhd Abd Alm alm Dato
      Gub Komjen Irjen Kombes Akp Ipda Tj Pn En PT CV UD Fa
    ]],
    never = [[
      a.~l a.~n A.~n u.~p d.~a c.q s.~d cth Cth mis Mis vs cf i.~e e.~g ed Ed eds
      penerj red ibid op.~cit loc.~cit ket Ket bhs lih Lih kl ref univ Univ
      a.s y.l yg dgn maks min tsb
    ]],
    number = [[
      No no Nr hlm Hlm hal Hal p pp Vol vol Bab Ps ps Pasal ay tel Tel telp Telp pk Pk
      tlp Tlp fax Rp Rt Rw RT RW Gb gbr Gbr tab Tab Blok Km Kav Lt
    ]],
    month = [[
      Jan Feb Mar Apr Jun Jul Agt Agu Ags Sep Sept Okt Nov Des Sen Sel Rab Kam
      Jum Sab Min
    ]],
    company = [[ Tbk Co Inc Corp Ltd Bhd Sdn Persero ]],
    country = [[ U.S U.S.A ]],
    time = [[ a.m p.m ]],
    unit = [[ dll dsb dst dkk etc kg km cm mm ha jt jml thn bln P.S rb ]],
    suffix = [[
      S.H S.E S.Pd S.Ag S.Sos S.T S.Kom S.Si S.IP S.Psi S.S S.Kep S.Farm M.Si
      M.M M.Pd M.Hum M.Sc M.A M.H M.Kes M.T M.Kom M.Ag M.B.A Ph.D B.A B.Sc
      Sp.A Sp.B Sp.OG Sp.PD A.Md Lc Jr Sr
    ]],
  },

  words = {
    starter = [[
      ini itu dia ia mereka kami kita saya aku kamu anda beliau dan atau tetapi
      tapi namun sedangkan sementara karena sebab sehingga maka jika kalau apabila
      bila ketika saat waktu setelah sesudah sebelum sejak selama hingga sampai
      meskipun walaupun agar supaya bahwa di ke dari pada dalam dengan untuk oleh
      tentang menurut terhadap antara bagi seperti sebagai tanpa melalui selain
      berdasarkan atas bawah para sebuah seorang suatu setiap semua seluruh banyak
      beberapa sebagian sedikit ada adalah akan telah sudah sedang belum tidak
      bukan jangan dapat bisa harus juga hanya masih lagi kemudian lalu akhirnya
      selanjutnya sekarang kini kemarin besok nanti dulu siapa apa mana kapan
      mengapa kenapa bagaimana berapa itulah inilah demikian begitu
      ya mungkin biasanya sering selalu pernah satu dua tiga empat lima enam
      tujuh delapan sembilan sepuluh pertama kedua terakhir
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      dan atau tetapi yang di ke dari pada dalam dengan untuk oleh adalah akan
      telah sudah tidak juga
    ]],
    role = [[ Presiden Direktur Menteri Ketua ]],
    zone = [[ WIB WITA WIT GMT UTC ]],
    day = [[
      Senin Selasa Rabu Kamis Jumat Sabtu Minggu Januari Februari Maret April Mei
      Juni Juli Agustus September Oktober November Desember
    ]],
    saying = [[
      kata katanya ujar ujarnya tutur tuturnya ucap ucapnya jelas jelasnya tegas
      tegasnya tambah tambahnya tanya tanyanya jawab jawabnya ungkap ungkapnya
      papar paparnya imbuh imbuhnya teriak seru sahut berkata bertanya menjawab
      mengatakan
    ]],
    credit = [[ Redaksi Penerjemah Foto ]],
    lettered = [[
      rencana vitamin tipe kelas kelompok bagian golongan blok hepatitis
    ]],
    lead = [[ pada pukul jam sekitar sejak sampai hingga tahun ]],
  },
}
