-- The rule sets that are there: what each finds, by the standards, and what looks like it
-- and is not. A row: a text, and what is found in it from left to right.
local gloss = require "gloss"

local rows = {
  email = {
    { "Write to jane.doe@example.com.", "jane.doe@example.com" },
    { "a@b.co, c+tag@sub.example.org; d_e@x-y.de", "a@b.co", "c+tag@sub.example.org", "d_e@x-y.de" },
    { "<o'brien@example.ie>", "o'brien@example.ie" },
    { "mailto:info@example.com?subject=x", "info@example.com" },
    { "'press@example.com'", "press@example.com" },
    { 'Mail "john doe"@example.com now', '"john doe"@example.com' },
    { "root@[192.168.0.1]", "root@[192.168.0.1]" },
    { "用户@例子.广告 and josé@correo.es", "用户@例子.广告", "josé@correo.es" },
    { "user@xn--80ak6aa92e.xn--p1ai", "user@xn--80ak6aa92e.xn--p1ai" },
    { "A@EXAMPLE.COM", "A@EXAMPLE.COM" },
    { "x/y=z@example.com", "x/y=z@example.com" },
    { "one@example.com,two@example.com", "one@example.com", "two@example.com" },
    { "foo@bar, @user, a @ b.com, foo@.com, foo@com" },
    { "a..b@example.com and .a@example.com and a.@example.com" },
    { "a@b@example.com" },
    { "a@-example.com a@example-.com" },
    { "icon@2x.png, logo@3x.jpg" },
    { "https://user@example.com/" },
    { ("a"):rep(65) .. "@example.com" },
    { ("a"):rep(64) .. "@example.com", ("a"):rep(64) .. "@example.com" },
    { "a@example.c a@example.123" },
  },
  url = {
    { "See https://example.com/path?q=1&r=2#top.", "https://example.com/path?q=1&r=2#top" },
    { "(http://example.com/a_(b)_c)", "http://example.com/a_(b)_c" },
    { "http://en.wikipedia.org/wiki/Lua_(language), he said", "http://en.wikipedia.org/wiki/Lua_(language)" },
    { "ftp://ftp.example.org:2121/pub/", "ftp://ftp.example.org:2121/pub/" },
    { "http://localhost:8080/x", "http://localhost:8080/x" },
    { "http://192.168.1.1/admin http://[2001:db8::1]:80/", "http://192.168.1.1/admin", "http://[2001:db8::1]:80/" },
    { "https://user:secret@example.com/x", "https://user:secret@example.com/x" },
    { "https://münchen.de/straße und https://пример.рф/путь", "https://münchen.de/straße", "https://пример.рф/путь" },
    { "https://例え.jp/パス。", "https://例え.jp/パス" },
    { "www.example.com and WWW.EXAMPLE.ORG/x.", "www.example.com", "WWW.EXAMPLE.ORG/x" },
    { "bit.ly/2xYz and youtu.be/abc", "bit.ly/2xYz", "youtu.be/abc" },
    { "'https://example.com'", "https://example.com" },
    { '"https://example.com/?a=b!"', "https://example.com/?a=b" },
    { "https://example.com... really", "https://example.com" },
    { "[https://example.com/x](y)", "https://example.com/x" },
    { "mailto:a.b@example.com?subject=hi", "mailto:a.b@example.com?subject=hi" },
    { "file:///etc/hosts", "file:///etc/hosts" },
    { "https://example.com/a,b;c", "https://example.com/a,b;c" },
    { "请看http://example.com/a", "http://example.com/a" },
    { "https://t.co/abc…", "https://t.co/abc" },
    { "http://example.com/%7Euser/", "http://example.com/%7Euser/" },
    { "xhttp://example.com, http://, https:///x, ://x" },
    { "and/or, he/she, 24/7, 1/2, a.m./p.m., U.S./Mexico" },
    { "www.example, www., www" },
    { "Yahoo.com, end.In, e.g./i.e., v1.2/x" },
    { "std::vector, C://x, note: www is" },
    { "user@example.com/x" },
  },
  ip = {
    { "From 192.168.0.1 to 10.0.0.255.", "192.168.0.1", "10.0.0.255" },
    { "0.0.0.0 255.255.255.255", "0.0.0.0", "255.255.255.255" },
    { "10.0.0.0/8 and 192.168.1.0/24", "10.0.0.0/8", "192.168.1.0/24" },
    { "http://127.0.0.1:80/", "127.0.0.1" },
    { "127.0.0.1:8080", "127.0.0.1" },
    { "2001:db8:85a3:0:0:8a2e:370:7334", "2001:db8:85a3:0:0:8a2e:370:7334" },
    { "::1 and fe80::1%eth0 and 2001:db8::/32", "::1", "fe80::1%eth0", "2001:db8::/32" },
    { "::ffff:192.0.2.128", "::ffff:192.0.2.128" },
    { "64:ff9b::192.0.2.33.", "64:ff9b::192.0.2.33" },
    { "2001:DB8::8:800:200C:417A", "2001:DB8::8:800:200C:417A" },
    { "[2001:db8::1]:443", "2001:db8::1" },
    { "1:2:3:4:5:6:7:: and ::2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8" },
    { "我电脑IP是1.1.1.1，V6地址是12::1", "1.1.1.1", "12::1" },
    { "256.1.1.1, 1.2.3, 1.2.3.4.5, 01.2.3.4, v1.2.3.4" },
    { "At 10:20:30, 12:34, ratio 1:2:3:4" },
    { "std::vector, a::b, foo::bar, ::, Foo::1" },
    { "1:2:3:4:5:6:7:8:9, 1::2::3, 12345::1, :1:2:3:4:5:6:7" },
    { "2001:db8:::1" },
  },
  phone = {
    { "Call +44 20 7946 0958.", "+44 20 7946 0958" },
    { "+1 (212) 555-0123, +1-212-555-0123, +12125550123", "+1 (212) 555-0123", "+1-212-555-0123", "+12125550123" },
    { "+49 (0)30 1234567", "+49 (0)30 1234567" },
    { "+33 1 23 45 67 89", "+33 1 23 45 67 89" },
    { "+7 495 123-45-67", "+7 495 123-45-67" },
    { "+81-3-1234-5678; +86 10 1234 5678", "+81-3-1234-5678", "+86 10 1234 5678" },
    { "+39.06.1234567", "+39.06.1234567" },
    { "Tel: (+31)12-3456789.", "(+31)12-3456789" },
    { "电话+86 10 1234 5678。", "+86 10 1234 5678" },
    { "tel:+358401234567", "+358401234567" },
    { "0044 20 7946 0958", "0044 20 7946 0958" },
    { "(212) 555-0123 or 212-555-0123 or 212.555.0123", "(212) 555-0123", "212-555-0123", "212.555.0123" },
    { "1-800-555-0199", "1-800-555-0199" },
    { "+353\xC2\xA01\xC2\xA0234\xC2\xA05678", "+353\xC2\xA01\xC2\xA0234\xC2\xA05678" },
    { "+1, +100, +3.5%, +12345, +1,000,000, 2+2=4" },
    { "+999 123 456 789, +1 111 111 1111, +0 20 7946 0958" },
    { "in 2010-2014, 10-20-2014, 100-200-3000, $212-555-0123" },
    { "0012 34, ISBN 978-0-306-40615-7, 1234567890" },
    { "+44 20 7946 0958 1234 5678 9012" },
    { "192.168.0.100 and 212-555-01234" },
  },
  hashtag = {
    { "#Lua is #fun!", "#Lua", "#fun" },
    { "(#a_b) #2014election #été #東京", "#a_b", "#2014election", "#été", "#東京" },
    { "＃全角 and #हिन्दी", "＃全角", "#हिन्दी" },
    { "#one,#two", "#one", "#two" },
    { "#1, #2014, # a, C#, C#x, page#anchor" },
    { "&#39; &#x27; http://x.org/#top" },
    { "color: #fff; and #ab; then" },
    { "##twice, #, #_" },
  },
  handle = {
    { "Thanks @jack and (@Twitter)!", "@jack", "@Twitter" },
    { "@user_1: hi @gargron@mastodon.social.", "@user_1", "@gargron@mastodon.social" },
    { "via @BBC.", "@BBC" },
    { "user@example.com, a@b, @, @@x, @123" },
    { "https://medium.com/@user" },
    { "@" .. ("x"):rep(31) },
  },
  isbn = {
    { "ISBN 978-0-306-40615-7", "978-0-306-40615-7" },
    { "9780306406157 and 979-10-90636-07-1", "9780306406157", "979-10-90636-07-1" },
    { "0-306-40615-2, 0-8044-2957-X", "0-306-40615-2", "0-8044-2957-X" },
    { "ISBN-10: 0306406152; ISBN: 080442957X", "0306406152", "080442957X" },
    { "ISBN-13: 978 0 306 40615 7", "978 0 306 40615 7" },
    { "isbn 0306406152.", "0306406152" },
    { "ISBN 978-0-306-40615-8, 9780306406150" },
    { "0306406152 alone, 0-306-40615-3, 212-555-0123" },
    { "97803064061570, x9780306406157, 978030640615" },
    { "ISBN 1234567890" },
  },
  iban = {
    { "GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32" },
    { "DE89370400440532013000, FR1420041010050500013M02606", "DE89370400440532013000", "FR1420041010050500013M02606" },
    { "IBAN: NO93 8601 1117 947.", "NO93 8601 1117 947" },
    { "MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S" },
    { "SA03 8000 0000 6080 1016 7519", "SA03 8000 0000 6080 1016 7519" },
    { "BE68 5390 0754 7034", "BE68 5390 0754 7034" },
    { "LC14 BOSL 1234 5678 9012 3456 7890 1234", "LC14 BOSL 1234 5678 9012 3456 7890 1234" },
    { "LC14 BOSL 1234 5678 9012 3456 7890 12" },
    { "GB82 WEST 1234 5698 7654 33, DE8937040044053201300" },
    { "XX82 WEST 1234 5698 7654 32, gb82 west 1234 5698 7654 32" },
    { "AB12CDEF345678901234" },
  },
  coordinates = {
    { "at 40.7128, -74.0060.", "40.7128, -74.0060" },
    { "40°42′46″N 74°00′21″W", "40°42′46″N 74°00′21″W" },
    { "48°51'24\" N, 2°21'03\" E", "48°51'24\" N, 2°21'03\" E" },
    { "40.7128° N, 74.0060° W", "40.7128° N, 74.0060° W" },
    { "+48.8577+002.295/ and +4852.6-00217.7/", "+48.8577+002.295/", "+4852.6-00217.7/" },
    { "+40.20361-075.00417CRSWGS_84/", "+40.20361-075.00417CRSWGS_84/" },
    { "−33.8688,151.2093", "−33.8688,151.2093" },
    { "52°31,2' N 13°24,3' O", "52°31,2' N 13°24,3' O" },
    { "acct 5.208 4.425 and 14.828 15.687" },
    { "3.5, 4.5 and 12.34, 56.78" },
    { "95.1234, 10.1234 and 40.7128, 190.0060" },
    { "40°72′N 74°00′W, 91°N 10°E, 20° C" },
    { "$40.7128, 74.0060 and 40.7128, 74.0060%" },
    { "+95+010/" },
  },
  path = {
    { "Edit /etc/passwd and ~/.bashrc.", "/etc/passwd", "~/.bashrc" },
    { "./configure, ../src/x.c", "./configure", "../src/x.c" },
    { "C:\\Windows\\System32\\cmd.exe", "C:\\Windows\\System32\\cmd.exe" },
    { "C:/Windows/x.txt, C:\\Documents and Settings\\a b\\c.txt; C:/x and/or D:\\y", "C:/Windows/x.txt",
      "C:\\Documents and Settings\\a b\\c.txt", "C:/x", "D:\\y" },
    { "\\\\server\\share\\file.txt", "\\\\server\\share\\file.txt" },
    { "C:\\Program Files\\Lua\\lua.exe", "C:\\Program Files\\Lua\\lua.exe" },
    { '"/usr/lib/x.so" and (/usr/bin/)', "/usr/lib/x.so", "/usr/bin/" },
    { "/home/jürgen/straße.txt", "/home/jürgen/straße.txt" },
    { "and/or, he/she, 24/7, 1/2/2014, /, //, /s" },
    { "http://example.com/a/b, www.example.com/a/b, a/b/c" },
    { "</div></p>, x=/a/b, Ulaanbaatar /MONTSAME/. A" },
  },
  version = {
    { "Lua 5.4.6 and 1.0.0-rc.1+build.5.", "5.4.6", "1.0.0-rc.1+build.5" },
    { "v2, v1.2, V3.4.5b2", "v2", "v1.2", "V3.4.5b2" },
    { "version 2.1 and Version 10.04", "2.1", "10.04" },
    { "release 1.2.3", "1.2.3" },
    { "12.03.2014, 1.10.2014, 2014.10.28, 192.168.0.1" },
    { "17.8.90, 713.837.1638" },
    { "1.000.000, 1.234.567, 5.4, 3.14, 1.2.3%" },
    { "version 2, TV2, v, ver" },
  },
  ticker = {
    { "$AAPL and $BRK.B rose", "$AAPL", "$BRK.B" },
    { "(NYSE: IBM), NASDAQ:AAPL, (Nasdaq: GOOG)", "IBM", "AAPL", "GOOG" },
    { "IBM <IBM.N> and <.DJI>", "IBM.N", ".DJI" },
    { "(TSX: RY), (HKEX: 0700)", "RY", "0700" },
    { "RESERVES ($MLN), $US, US$5, $100, $AUD, $aapl, $AAPLX1, $$A" },
    { "<b> <br/> NYSE shares: up, the London: X" },
    { "NOTANYSE: IBM" },
  },
}

describe("the rules", function()
  for name, list in pairs(rows) do
    describe("of " .. name, function()
      for _, row in ipairs(list) do
        it("in " .. row[1]:sub(1, 60), function()
          local found = gloss.rules[name]:find(row[1])
          local got, want = {}, {}
          for span in found:each() do got[#got + 1] = tostring(span) end
          for i = 2, #row do want[i - 1] = row[i] end
          assert.same(want, got)
          assert.is_nil(found.incomplete)
        end)
      end
    end)
  end

  it("of a name are the same as the name in a list", function()
    for name in pairs(rows) do
      local text = {}
      for i, row in ipairs(rows[name]) do text[i] = row[1] end
      text = table.concat(text, "\n")
      assert.is_true(gloss.rules[name]:find(text) == gloss.rules{ name }:find(text))
    end
  end)
end)
