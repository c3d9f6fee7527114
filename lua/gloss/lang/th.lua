--- Thai. No mark is at the end of its sentences: a space is, and between
-- clauses too. A word of `starter` behind a space, with enough before it,
-- begins a sentence; one of `joiner` does not, though it opens like a starter.
return {
  code = "th",
  name = "Thai",

  abbreviations = {
    title = [[ Mr Mrs Ms Dr Prof ]],
    never = [[ vs ]],
    number = [[ No no Vol p pp ]],
    company = [[ Inc Corp Co Ltd ]],
    time = [[ a.m p.m ]],
  },

  words = {
    starter = [[
      แต่ อย่างไร นอกจาก ดังนั้น ทั้งนี้ ต่อมา จากนั้น หลังจาก ก่อนหน้า เขา เธอ
      พวกเขา พวกเรา เรา ฉัน ผม ดิฉัน มัน ท่าน หล่อน คุณ ใน เมื่อ ขณะ ระหว่าง
      ตั้งแต่ สำหรับ ถึงแม้ แม้ว่า แม้ ตาม ด้วยเหตุ การ ความ สิ่ง นี่ นั่น ผู้
      คน ไม่มี มี ถ้า หาก หลาย ทุก บาง อีก ส่วน ปัจจุบัน วันนี้ ครั้ง จน ช่วง
      ล่าสุด สุดท้าย ในที่สุด ทำไม อะไร ใคร อาจ บริษัท ประเทศ รัฐบาล ตำรวจ นัก
      โดยปกติ ปี
    ]],
    joiner = [[
      และ หรือ ซึ่ง ที่ โดย เพื่อ กับ จาก ว่า ก็ จะ ได้ ของ ให้ ไป มา แล้ว คือ
      เป็น เพราะ
    ]],
    final = { " " },
  },
}
