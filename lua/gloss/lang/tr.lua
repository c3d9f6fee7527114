--- Turkish. Verbs close its sentences, so that a number with a full stop is an
-- ordinal.
return {
  code = "tr",
  name = "Turkish",

  abbreviations = {
    title = [[
      Dr Prof Doç Yrd Öğr Gör Arş Uzm Av Müh Mim Ecz Dt Vet Sn Hz Gen Org
      Korg Tümg Tuğg Alb Yb Bnb Yzb Ütğm Tğm Atğm Asb Amir Koram Tüma
      Tuğa Bşk Gn Ord Op Dok Hst St Mr Mrs Ms Mah Cad Sok Bul Blv Apt Mh Cd
      Sk dr prof doç
    ]],
    never = [[
      örn Örn bkz Bkz krş yakl ör Alm Fr İng Lat Ar Far Yun İt İsp
      Erm Gür Özb Kzk Osm T.~C ed Ed çev Çev akt Ank İst İzm Üni Ünv Fak Böl Md
      Müd Gnl Kom a.~g.~e a.g.m i.~e M.~Ö M.~S İ.~Ö İ.~S ort max min tah
    ]],
    number = [[
      no No nr Nr s S ss sf syf sy c C md m mad Mad par tel Tel Faks
      fax d pk PK şek tab Tab
    ]],
    month = [[
      Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara Pzt Sal Çar Per Cum Cmt
      Paz
    ]],
    company = [[
      A.~Ş Ltd Şti Tic San İnş Koll Kom T.A.Ş T.A.O A.O Inc Corp Co Ort
    ]],
    country = [[ A.B.D B.M A.B U.S U.S.A S.S.C.B K.K.T.C av ]],
    time = [[ a.m p.m ]],
    unit = [[
      vb Vb vs Vs vd v.~b v.~s v.~d yy mm cm km kg gr gm lt dk sn sa mly mlyr
      etc çoğ öl doğ hk ha da yak Rus Rum Hz
    ]],
    suffix = [[ Jr Sr Ph.D M.A B.A ]],
  },

  words = {
    starter = [[
      bu şu o bir bunun bunlar bunu buna bunda bundan onun onlar onu ona onda
      ondan şunlar ben sen biz siz benim senin bizim sizin kendi kendisi ve veya
      ya da ama fakat ancak lakin çünkü eğer oysa oysaki hatta yani ayrıca
      üstelik böylece böyle öyle şöyle bununla birlikte rağmen dolayısıyla sonra
      önce şimdi bugün dün yarın artık hâlâ hala daha henüz burada orada şurada
      buradan oradan ne nasıl neden niçin niye kim kime kimi nerede nereye
      nereden hangi kaç her bütün tüm bazı birçok çok az biraz hiç hiçbir herkes
      kimse başka diğer aynı ilk son iki üç dört beş altı yedi sekiz dokuz on
      yüz bin için göre kadar gibi ise de evet hayır belki tabii elbette var yok
      özellikle genellikle bazen sık daima asla zaten aslında nihayet sonunda
      sonuçta örneğin yaklaşık yalnız yalnızca sadece peki işte hem en
    ]],
    -- seldom first: begins no sentence where the text has no capitals
    joiner = [[
      ve veya ya da ama fakat ki için göre kadar gibi ise de ile
      dedi demiş demişti diyor diyordu der dediler diyorlar diye diyerek şeklinde
      yazıyor yazdı ekledi söyledi
    ]],
    role = [[ Başkan Başkanı Müdürü Bakanı Genel Sekreteri ]],
    zone = [[ GMT UTC TSİ ]],
    day = [[
      Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar Ocak Şubat Mart
      Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık
    ]],
    saying = [[
      dedi demiş demişti diyor diyordu der dediler diyorlar diye diyerek şeklinde
      yorumunu yazıyor sordu soruyor söyledi söylüyor belirtti belirten
      açıkladı ekledi ifade konuştu yazdı bağırdı yanıtladı cevap fısıldadı
      kaydetti vurguladı anlattı haykırdı mırıldandı inledi seslendi hatırlattı
      savundu aktardı bildirdi duyurdu
    ]],
    credit = [[ Haber Çeviri Fotoğraf Foto ]],
    lettered = [[
      plan vitamin tip sınıf grup bölüm madde blok seri planı vitamini tipi
      sınıfı grubu
    ]],
    ordinal = [[
      yüzyıl yüzyılda yüzyılın yy sınıf kat gün hafta ay yıl dönem bölüm madde
      Dünya Cadde Sokak Ordu Kolordu Tümen Lig Ocak Şubat Mart Nisan Mayıs
      Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık
    ]],
  },
}
