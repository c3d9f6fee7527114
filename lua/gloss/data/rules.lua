--- Sets of rules that are there already, by name. Each is a list of rules, with the
-- standard that says what is meant. Rules that a pattern cannot tell (check digits,
-- ranges, lists) are functions here: check(text, groups).

local function set(words)
  local out = {}
  for word in words:gmatch "%S+" do out[word] = true end
  return out
end

-- --- addresses on the Internet -------------------------------------------------

-- what stands behind the last dot of the names of files
local EXTENSIONS = set [[
  avi bak bat bin bmp bz2 cfg conf css csv dat db dll doc docx exe gif gz htm html ico ini
  jar jpeg jpg js json log lua mp3 mp4 pdf php png ppt pptx psd rar rtf svg tar tgz tiff tmp
  ttf txt wav webp woff xls xlsx xml yaml yml zip ]]

local check_ipv6

-- RFC 5321, 4.5.3.1: 64 bytes before the at sign, 254 in all
local function check_email(text)
  local at = text:match ".*()@"
  local address = text:match "@%[[Ii][Pp][Vv]6:(.*)%]$"
  if address and not check_ipv6(address) then return false end
  local domain = text:match "%.([^.]*)$"
  return at <= 65 and #text <= 254 and not (domain and EXTENSIONS[domain:lower()])
end

-- A label of a domain name, of any letters (RFC 5890); a name of two or more, the
-- last one without digits or in Punycode; an address of version 4.
local LABEL = [=[(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_-]{0,61}[\p{L}\p{M}\p{N}])?)]=]
local TOP = [=[(?:xn--[a-z0-9-]{1,58}[a-z0-9]|\p{L}[\p{L}\p{M}]{1,62})]=]
local NAME = "(?:" .. LABEL .. "[.])+" .. TOP
-- the same for mail, which knows no `_` there, and ends where other letters than Latin stand
-- behind a Latin name: they are words of a script without blanks
local MAILNAME = "(?:" .. LABEL:gsub("_", "") .. [=[[.])+(?:xn--[a-z0-9-]{1,58}[a-z0-9]]=]
  .. [=[|[a-z]{2,63}(?![\p{Latin}\p{M}])|(?:(?!\p{Latin})[\p{L}\p{M}]){2,63}(?!\p{L}))]=]
local OCTET = [=[(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])]=]
local IPV4 = OCTET .. "(?:[.]" .. OCTET .. "){3}"

-- who is named before a host in a URL, up to the password, so many characters long
local BEFORE_PASSWORD = {}
for n = 1, 24 do BEFORE_PASSWORD[n] = ("//[^\\s/@:]{%d}:"):format(n) end

local email = {
  {
    name = "email", label = "EMAIL", flags = "i",
    -- RFC 5322, 3.4.1, and RFC 6531 for letters beyond ASCII: a dot-atom, or a quoted string.
    -- Braces and bars part addresses; a name in a script without blanks is of it alone.
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{M}\p{N}.%+/@\\-])(?<!]=]
      .. table.concat(BEFORE_PASSWORD, "|") .. [=[)(?<user>]=]
      .. [=[[\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_](?:[\p{Latin}\p{Greek}\p{Cyrillic}\p{M}\p{N}!#$%&'*+/=?^_~-]]=]
      .. [=[|[.](?![.@])){0,63}|(?<!\p{L})(?:(?!\p{Latin})[\p{L}\p{M}_-]|[.](?![.@])){1,64}]=]
      .. [=[|"(?:[^"\\\r\n]|\\[^\r\n]){1,62}")@]=]
      .. "(?<host>" .. MAILNAME .. [=[(?![\p{M}\p{N}_@]|-[\p{L}\p{N}]|[.][\p{L}\p{N}])]=]
      .. "|\\[(?:" .. IPV4 .. "|IPv6:[0-9a-f:.]{2,45})\\])",
    check = check_email,
  },
}

-- What stands in a URL (RFC 3986; RFC 3987 for letters beyond ASCII) and may be its last
-- character; marks of the sentence around it belong to it only where it goes on.
local LASTING = [=[[\p{L}\p{M}\p{N}/_~@#$&+=%|-]]=]
local REST = "(?:" .. LASTING .. "|\\((?:[^\\s()<>]|\\([^\\s()<>]*\\))*\\)"
  .. "|[.,:;!?'*]++(?=" .. LASTING .. "|\\()(?!(?:https?|ftp)://))*+"
-- names of hosts with signs in them are there, though none may be made any more
local SIGNS = LABEL:gsub("p{N}", "p{N}\\p{So}")
local HOST = "(?:" .. IPV4 .. "(?![\\p{L}\\p{N}])|\\[[0-9a-f:.]{2,45}\\]|" .. SIGNS .. "(?:[.]"
  .. SIGNS .. ")*+(?:[.](?=[/:]))?(?=[/:?#\\s\\p{P}\\p{S}]|$))"

-- without a scheme: a domain that is known, of those in use when no one said http
local function check_bare(_, groups)
  local domains = require "gloss.attributes".domains
  return domains[groups.domain:lower()] or groups.domain:lower():find "^xn%-%-"
end

local url = {
  {
    name = "url", label = "URL", flags = "i",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}+-])(?<scheme>https?|ftps?|sftp|ssh|git|svn|wss?|ldaps?|rtsp|irc]=]
      .. [=[|ipfs|gopher|telnet|nntp|s3|magnet|redis|postgres(?:ql)?|mysql|mongodb|jdbc)://]=]
      .. [=[(?:[^\s/@<>"'()\[\]]{1,64}@)?(?<host>]=] .. HOST .. ")(?::[0-9]{1,5}(?![0-9]))?"
      .. "(?:[/?#]" .. REST .. ")?",
  },
  {
    name = "url.file", label = "URL", flags = "i",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}+.-])(?<scheme>file)://[\p{L}\p{N}.-]*+/]=] .. REST,
  },
  {
    name = "url.mailto", label = "URL", flags = "i",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}+.-])(?<scheme>mailto):[\p{L}\p{N}._%+-]+@]=] .. NAME
      .. "(?:[?]" .. REST .. ")?",
  },
  {
    name = "url.www", label = "URL", flags = "i",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}/@.:-])(?<host>www[0-9]?[.]]=] .. NAME .. ")"
      .. [=[(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{M}\p{N}_@-])(?::[0-9]{1,5}(?![0-9]))?(?:[/?#]]=] .. REST .. ")?",
  },
  {
    name = "url.bare", label = "URL", flags = "i",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}/@.:\\_-])(?<host>(?:]=] .. LABEL .. [=[[.]){1,8}(?<domain>]=] .. TOP .. "))"
      .. "(?::[0-9]{1,5})?/(?=[\\p{L}\\p{N}?~@#(_-]|[\\s\\p{P}]|$)" .. REST,
    check = check_bare,
  },
}

-- RFC 4291, 2.2: eight groups, or fewer with one `::`; the last two as an address of
-- version 4. At least one digit, or four groups: a::b is a name in programs.
function check_ipv6(text)
  if text:find "^::/%d" then return true end
  text = text:gsub("%%.*$", ""):gsub("/.*$", "")
  for octet in text:gmatch "(%d+)%f[.\0]" do
    if text:find(".", 1, true) and tonumber(octet) > 255 then return false end
  end
  local groups, head, tail = 0, text:match "^(.-)::(.*)$"
  if head and tail:find("::", 1, true) then return false end
  for _, part in ipairs{ head or text, tail or "" } do
    if part ~= "" then
      local rest = part:gsub("^(.-):?(%d+%.%d+%.%d+%.%d+)$", function(before)
        groups = groups + 2
        return before
      end)
      if rest ~= "" then
        for group in (rest .. ":"):gmatch "([^:]*):" do
          if not group:find "^%x%x?%x?%x?$" then return false end
          groups = groups + 1
        end
      end
    end
  end
  if head then return groups <= 7 and (text:find "%d" ~= nil or groups >= 4) end
  return groups == 8
end

local ip = {
  {
    name = "ip.v4", label = "IP",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_.:/-])]=] .. IPV4
      .. [=[(?:/(?<prefix>3[0-2]|[12]?[0-9])(?![0-9/]))?(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_]|[.][\p{L}\p{N}]|-(?!]=] .. IPV4
      .. [=[)[\p{L}\p{N}])]=],
  },
  { -- where a scheme, a port or an address of mail is around it, or one that it is up to
    name = "ip.v4.url", label = "IP",
    regex = [=[(?<=//|@\[|[.][0-9]-|[.][0-9]{2}-|[.][0-9]{3}-)]=] .. IPV4 .. [=[(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_]|[.-][\p{L}\p{N}])]=],
  },
  {
    name = "ip.v6", label = "IP", flags = "i",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_:.%-])(?=[0-9a-f]{0,4}:[0-9a-f:.]*:|::)[0-9a-f]{0,4}:[0-9a-f:]{1,38}+]=]
      .. "(?:(?<=:)" .. IPV4 .. [=[|(?<=:[0-9]|:[0-9]{2}|:[0-9]{3})(?:[.][0-9]{1,3}){3})?]=]
      .. [=[(?:%[0-9a-z._-]{1,32})?(?:/(?<prefix>12[0-8]|1[01][0-9]|[1-9]?[0-9])(?![0-9/]))?]=]
      .. [=[(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_:])(?<![^:]:)]=],
    check = check_ipv6,
  },
}

-- --- telephones -----------------------------------------------------------------

-- E.164 country codes as assigned by the ITU, and how many digits a national number has
-- where that is the same for all; else what is left of fifteen.
local COUNTRY_CODES = set [=[
  1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62
  63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223 224 225 226
  227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 246 247 248 249
  250 251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269 290 291 297 298
  299 350 351 352 353 354 355 356 357 358 359 370 371 372 373 374 375 376 377 378 379 380 381
  382 383 385 386 387 389 420 421 423 500 501 502 503 504 505 506 507 508 509 590 591 592 593
  594 595 596 597 598 599 670 672 673 674 675 676 677 678 679 680 681 682 683 685 686 687 688
  689 690 691 692 800 808 850 852 853 855 856 870 878 880 881 882 883 886 888 960 961 962 963
  964 965 966 967 968 970 971 972 973 974 975 976 977 979 992 993 994 995 996 998 ]=]
local NATIONAL = { ["1"] = 10, ["7"] = 10, ["33"] = 9, ["34"] = 9, ["45"] = 8, ["47"] = 8,
  ["48"] = 9 }

local function check_phone(text)
  local trunk = text:gsub("%(0%)", "") -- the zero that is not dialled from abroad
  local digits = trunk:gsub("%D", "")
  local plus = text:find "^%(?%+" or text:find "^\239\188\139"
  if not plus then digits = digits:gsub("^0?[01]0?1?", "", 1) end
  -- what is written apart in front is the code: +2 345 678 is a sum
  local first = plus and trunk:match "^%D*(%d+)%D"
  if first and #first <= 3 and not COUNTRY_CODES[first] then return false end
  for n = 1, 3 do
    local code = digits:sub(1, n)
    if COUNTRY_CODES[code] then
      local rest = #digits - n
      if code == "1" and not digits:find "^1[2-9]%d%d[1-9]" then return false end
      if NATIONAL[code] then return rest == NATIONAL[code] end
      return rest >= 5 and #digits <= 15
    end
  end
  return false
end

-- Numbers within a country begin with 0 where they are told from others by themselves: 9 to 11
-- digits, parted by one sign but for what is behind the area.
local function check_trunk(text, groups)
  local digits = text:gsub("%D", "")
  local rest = text:sub(#groups.area + 1):gsub("\194\160", " ")
  local sign = rest:match "%d([^%d])"
  if sign then
    for other in rest:gmatch "%d([^%d])" do
      if other ~= sign then return false end
    end
  end
  return #digits >= 9 and #digits <= 11
end

-- Behind a word for it anything may be one that is no day, no years, and without a mark no sum.
local function check_named(text, groups)
  local digits = text:gsub("%D", "")
  if #digits < 6 or #digits > 12 then return false end
  if text:find "^%d%d?[./-]%d%d?[./-]%d%d%d%d$" or text:find "^[12]%d%d%d[./-]%d%d[./-]%d%d$"
    or text:find "^[12][09]%d%d[^%d]+[12][09]%d%d$"
  then
    return false
  end
  if groups.mark then return true end
  return (text:find "^[(0]" or text:find "[^%d]") and not text:find "^%d%d?%d?[ .]%d%d%d$"
    and not text:find "^%d%d?%d?[ .]%d%d%d[ .]%d%d%d$"
end

local PHONE_WORD = [=[(?:tel|tele|telephone|telefon|telefono|telefone|telefoon|telefax|tfno|tlf|tlfn|phone|fax|mobil|mobile]=]
  .. [=[|cell|cellphone|cellulare|celular|handy|hotline|portable|rufnummer|whatsapp)]=]
-- written as they are, for letters beyond ASCII in any case take time
local PHONE_SIGN = [=[(?:(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}])(?:[Tt]\x{E9}l|T\x{C9}L|[Tt]\x{E9}l\x{E9}phone|[Tt]el\x{E9}fono]=]
  .. [=[|[Mm]\x{F3}vil|[Tt]elem\x{F3}vel|[\x{422}\x{442}]\x{435}\x{43B}|[\x{422}\x{442}]\x{435}\x{43B}\x{435}\x{444}\x{43E}\x{43D}]=]
  .. [=[|[\x{424}\x{444}]\x{430}\x{43A}\x{441})|\x{7535}\x{8BDD}|\x{96FB}\x{8A71}|\x{624B}\x{673A}|\x{624B}\x{6A5F}]=]
  .. [=[|\x{4F20}\x{771F}|\x{50B3}\x{771F}|\x{643A}\x{5E2F}|\x{C804}\x{D654})]=]

local GAP = [=[(?:[ \x{A0}\x{2009}\x{202F}./\x{2010}\x{2011}\x{2012}\x{2013}-]{0,2}|[ ][/\x{2013}-][ ])]=]
local NAMED = [=[(?:(?<mark>[ ]?[.:\x{FF1A}](?:[ ]?[.:\x{FF1A}])?)[ ]?|[ ])\K\(?[0-9](?:[ ]?[0-9]){0,5}\)?(?:]=] .. GAP
  .. [=[\(?[0-9]{1,8}\)?){0,6}(?<=[0-9])(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}%]|[.,:/-][0-9])]=]
local phone = {
  {
    name = "phone", label = "PHONE",
    -- no signs of a sum: +1,000 or +3.5; what is behind it ends the digits
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}+])(?:[+\x{FF0B}][1-9][0-9]{0,2}|\([+\x{FF0B}][1-9][0-9]{0,2}\))(?:]=] .. GAP
      .. [=[\(?[0-9]{1,5}\)?){1,6}]=]
      .. [=[(?<=[0-9])(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}%]|[.,:/-][0-9]|[ ]?%)]=],
    check = check_phone,
  },
  {
    name = "phone.00", label = "PHONE",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}+.,:/-])(?<![0-9][ \x{A0}])(?:00[ ]?|011[ -])]=]
      .. [=[[1-9][0-9]{0,2}(?:[ /.-]\(?[0-9]{1,6}\)?){2,6}]=]
      .. [=[(?<=[0-9])(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}%]|[.,:/-][0-9])]=],
    check = check_phone,
  },
  { -- the North American plan, without its country code; 555-123-4567 is nobody's, but one
    name = "phone.nanp", label = "PHONE",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}+.,:/$#-])(?:1[ .-])?(?:\([2-9][0-9]{2}\)[ ]?|[2-9][0-9]{2}(?<gap>[.-]))]=]
      .. [=[[1-9][0-9]{2}(?(<gap>)\g{gap}|[ .-])[0-9]{4}(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}]|[.,:/-][0-9])]=],
  },
  { -- within a country, behind a zero
    name = "phone.trunk", label = "PHONE",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}+.,:/$#-])(?<![0-9][ \x{A0}])]=]
      .. [=[(?<area>\(0[ ]?[1-9][0-9]{0,4}\)[ ]?|0[1-9][0-9]{0,4}(?:[ ]?[/\x{2013}-][ ]?|[ .\x{A0}]))]=]
      .. [=[[0-9]{2,8}(?:[ .\x{A0}-][0-9]{1,8}){0,4}]=]
      .. [=[(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}%]|[ .,:/-][0-9])]=],
    check = check_trunk,
  },
  { -- Brazil, Russia: an area in brackets and groups of their own
    name = "phone.area", label = "PHONE",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}+.,:/$#-])(?:\([1-9][0-9]\)[ ]?9?[0-9]{4}-[0-9]{4}]=]
      .. [=[|8[ -]?\([0-9]{3}\)[ -]?[0-9]{3}-[0-9]{2}-[0-9]{2})(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}%]|[.,:/-][0-9])]=],
  },
  {
    name = "phone.word", label = "PHONE", flags = "i",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}])]=] .. PHONE_WORD .. NAMED,
    check = check_named,
  },
  {
    name = "phone.sign", label = "PHONE",
    regex = PHONE_SIGN .. NAMED,
    check = check_named,
  },
}

-- --- people on the Internet -------------------------------------------------------

local hashtag = {
  {
    name = "hashtag", label = "HASHTAG",
    -- UTS #31, section 6: letters, marks, digits, joiners; some letter among them
    regex = [=[(?<![\p{L}\p{M}\p{N}_&/#\x{FF03}@])[#\x{FF03}](?=[\p{M}\p{N}_\x{200C}\x{200D}]*\p{L})]=]
      .. [=[(?<tag>[\p{L}\p{M}\p{N}_\x{200C}\x{200D}]{1,140}+)(?![#\x{FF03}]?;|[#\x{FF03}](?=\s|$))]=],
  },
}

local handle = {
  {
    name = "handle", label = "HANDLE",
    -- @user, and @user@host.org of ActivityPub
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_@\x{FF20}/!#$%&*+=\\])(?<![\p{L}\p{N}.][.-])]=]
      .. [=[[@\x{FF20}](?<user>(?=[0-9_]*[A-Za-z])]=]
      .. [=[[A-Za-z0-9_]{2,30}(?:\.[A-Za-z0-9_]{2,30}(?![A-Za-z0-9_.@]))?)]=]
      .. "(?:@(?<host>" .. NAME .. [=[))?(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_@])]=],
  },
}

-- --- numbers with check digits ----------------------------------------------------

-- ISO 2108: the last digit makes the weighted sum 0, of ten digits by 11, of thirteen
-- by 10
local function check_isbn(text)
  local digits = text:gsub("[^%dXx]", ""):upper()
  local sum = 0
  if #digits == 10 then
    for i = 1, 10 do
      local c = digits:sub(i, i)
      if c == "X" and i < 10 then return false end
      sum = sum + (11 - i) * (c == "X" and 10 or tonumber(c))
    end
    return sum % 11 == 0 and digits ~= digits:sub(1, 1):rep(10)
  end
  if #digits ~= 13 or not digits:find "^97[89]%d+$" then return false end
  for i = 1, 13 do sum = sum + tonumber(digits:sub(i, i)) * (i % 2 == 0 and 3 or 1) end
  return sum % 10 == 0
end

local SPLIT = [=[[ \x{A0}\x{2010}-\x{2013}-]?]=] -- within a number
local isbn = {
  {
    name = "isbn.13", label = "ISBN",
    regex = "(?<![\\p{L}\\p{N}_.,/+-])97[89](?:" .. SPLIT .. "[0-9]){10}(?![\\p{L}\\p{N}_]|[.,/-][0-9])",
    check = check_isbn,
  },
  { -- ten digits alone are any number: with hyphens, or behind the word
    name = "isbn.10", label = "ISBN",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_.,/+-])(?=[0-9-]{12}[0-9Xx])(?:[0-9]{1,7}-){3}[0-9Xx](?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_-])]=],
    check = check_isbn,
  },
  {
    name = "isbn.word", label = "ISBN", flags = "i",
    regex = [=[\bISBNs?(?:[ -]?1[03])?(?:[ ]?[:#]|[ ]is|[ ]no[.]|[ ]number)?[ \x{A0}-]?\K]=]
      .. "(?:97[89]" .. SPLIT .. "(?:[0-9]" .. SPLIT .. "){9}[0-9]|(?:[0-9]" .. SPLIT
      .. [=[){9}[0-9X])(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_]|-[0-9])]=],
    check = check_isbn,
  },
}

-- ISO 13616: length of an IBAN by country (SWIFT's registry)
local IBAN = {}
for country, length in ([[
  AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18
  DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23
  IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27
  MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19
  SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 ]]):gmatch "(%u%u)(%d+)" do
  IBAN[country] = tonumber(length)
end

-- the first four characters moved to the end, letters as numbers from 10: 1 modulo 97
local function check_iban(text)
  local s = text:gsub("%s", ""):gsub("\194\160", "")
  if IBAN[s:sub(1, 2)] ~= #s then return false end
  local rest = 0
  for c in (s:sub(5) .. s:sub(1, 4)):gmatch "." do
    local value = tonumber(c, 36)
    rest = (rest * (value > 9 and 100 or 10) + value) % 97
  end
  return rest == 1
end

local iban = {
  {
    name = "iban", label = "IBAN",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_])(?<country>[A-Z]{2})[0-9]{2}(?:[ \x{A0}]?[A-Z0-9]{4}){2,7}]=]
      .. [=[(?:[ \x{A0}]?[A-Z0-9]{1,3})?(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_])]=],
    check = check_iban,
  },
  { -- where the words behind it look like more of it
    name = "iban.whole", label = "IBAN",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_])(?<country>[A-Z]{2})[0-9]{2}[A-Z0-9]{11,30}(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_])]=],
    check = check_iban,
  },
}

-- --- places -----------------------------------------------------------------------

local function degrees(d, m, s)
  d, m, s = tonumber(d), tonumber(m or 0), tonumber(s or 0)
  if not (d and m and s) or m >= 60 or s >= 60 then return nil end
  return d + m / 60 + s / 3600
end

local function check_place(lat, long)
  return lat and long and math.abs(lat) <= 90 and math.abs(long) <= 180
end

-- Two numbers are a place where one has a sign, or four decimals, and without a sign a comma
-- between and some whole degrees: others are columns of a table.
local function check_decimal(text, g)
  local lat, long = g.lat:gsub("\226\136\146", "-"), g.long:gsub("\226\136\146", "-")
  local both = lat .. " " .. long
  if not both:find "[+-]" and not text:find "\194\176" then
    if not both:find "%.%d%d%d%d" or not text:find "[,;]" then return false end
    if tonumber(lat) < 2 and tonumber(long) < 2 then return false end
  end
  return check_place(tonumber(lat), tonumber(long))
end

local function number(s) return s and (s:gsub(",", "."):gsub("\226\136\146", "-")) end

local function check_degrees(_, g)
  return check_place(degrees(number(g.latd), number(g.latm), number(g.lats)),
    degrees(number(g.longd), number(g.longm), number(g.longs)))
end

-- ISO 6709: degrees, or degrees and minutes, or these and seconds, by their digits
local function check_iso6709(_, g)
  local function read(s, width)
    local sign, digits, fraction = s:match "^([+-])(%d+)(%.?%d*)$"
    local n = #digits
    if n == width then return degrees(digits .. fraction), sign end
    if n == width + 2 then
      return degrees(digits:sub(1, width), digits:sub(width + 1) .. fraction), sign
    end
    if n == width + 4 then
      return degrees(digits:sub(1, width), digits:sub(width + 1, width + 2),
        digits:sub(width + 3) .. fraction), sign
    end
  end
  return check_place(read(g.lat, 2), (read(g.long, 3)))
end

local function angle(name, points)
  return [=[(?<]=] .. name .. [=[d>[0-9]{1,3}(?:[.,][0-9]+)?)[ ]?[\x{B0}\x{BA}](?:[ ]?(?<]=] .. name
    .. [=[m>[0-9]{1,2}(?:[.,][0-9]+)?)[ ]?[\x{2032}\x{2019}'\x{B4}](?:[ ]?(?<]=] .. name
    .. [=[s>[0-9]{1,2}(?:[.,][0-9]+)?)[ ]?(?:[\x{2033}\x{201D}"]|[\x{2032}\x{2019}']{2}))?)?[ ]?]=]
    .. points
end

local LAT, LONG = "(?<ns>[NS])(?![\\p{L}])", "(?<ew>[EWO])(?![\\p{L}\\p{N}])"
local NO_NUMBER = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_.,])]=]
local coordinates = {
  { -- 40.7128, -74.0060: three decimals or more, or they are any two numbers
    name = "coordinates", label = "COORDINATES",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_.,/$%-])(?<lat>[+\x{2212}-]?[0-9]{1,2}\.[0-9]{3,15})\x{B0}?]=]
      .. [=[(?:[,;][ ]?|[ ])(?<long>[+\x{2212}-]?[0-9]{1,3}\.[0-9]{3,15})\x{B0}?]=]
      .. [=[(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_%]|[.,][0-9](?![0-9.]*z(?![\p{L}\p{N}])))]=],
    check = check_decimal,
  },
  { -- lat 40.7128, lon -74.0060
    name = "coordinates.named", label = "COORDINATES", flags = "i",
    regex = [=[(?<![\p{L}\p{N}])lat(?:itude)?[.]?[ ]?[:=]?[ ]?\K(?<latd>[+\x{2212}-]?[0-9]{1,2}(?:\.[0-9]{1,15})?)\x{B0}?[ ]?[,;]?[ ]?]=]
      .. [=[(?:lon(?:g(?:itude)?)?|lng)[.]?[ ]?[:=]?[ ]?(?<longd>[+\x{2212}-]?[0-9]{1,3}(?:\.[0-9]{1,15})?)\x{B0}?(?![\p{L}\p{N}]|[.][0-9])]=],
    check = check_degrees,
  },
  { -- geo:40.7,-74 (RFC 5870)
    name = "coordinates.geo", label = "COORDINATES", flags = "i",
    regex = [=[(?<![\p{L}\p{N}])geo:\K(?<latd>-?[0-9]{1,2}(?:\.[0-9]{1,15})?)]=]
      .. [=[,(?<longd>-?[0-9]{1,3}(?:\.[0-9]{1,15})?)(?![\p{L}\p{N}]|[.][0-9])]=],
    check = check_degrees,
  },
  { -- 40 degrees 42 minutes 46 seconds north, and so on
    name = "coordinates.degrees", label = "COORDINATES",
    regex = NO_NUMBER .. angle("lat", LAT) .. [=[(?:[ ]?[,;/]?[ ]?)]=] .. angle("long", LONG),
    check = check_degrees,
  },
  {
    name = "coordinates.before", label = "COORDINATES",
    regex = NO_NUMBER .. [=[(?<ns>[NS])[ ]?]=] .. angle("lat", "") .. [=[(?:[ ]?[,;/]?[ ]?)(?<ew>[EWO])[ ]?]=]
      .. angle("long", "(?![\\p{L}\\p{N}])"),
    check = check_degrees,
  },
  { -- 40.7128N 74.0060W, N40.7128 W74.0060
    name = "coordinates.letters", label = "COORDINATES",
    regex = NO_NUMBER .. [=[(?:(?<latd>[0-9]{1,2}\.[0-9]{3,15})[ ]?]=] .. LAT
      .. [=[[ ]?[,;/]?[ ]?(?<longd>[0-9]{1,3}\.[0-9]{3,15})[ ]?]=] .. LONG
      .. [=[|[NS][ ]?[0-9]{1,2}\.[0-9]{3,15}[ ]?[,;/]?[ ]?[EWO][ ]?[0-9]{1,3}\.[0-9]{3,15}(?![\p{L}\p{N}]|[.][0-9]))]=],
    check = function(text, g)
      return check_degrees(text, g.latd and g or { latd = text:match "%d+%.%d+", longd = text:match ".*%D(%d+%.%d+)" })
    end,
  },
  { -- 40 42 46 N, 74 0 21 W; 40-42-46N 074-00-21W
    name = "coordinates.spaced", label = "COORDINATES",
    regex = NO_NUMBER .. [=[(?<latd>[0-9]{1,2})[ -](?<latm>[0-9]{1,2})(?:[ -](?<lats>[0-9]{1,2}(?:\.[0-9]+)?))?[ ]?]=] .. LAT
      .. [=[[ ]?[,;/]?[ ]?(?<longd>[0-9]{1,3})[ -](?<longm>[0-9]{1,2})(?:[ -](?<longs>[0-9]{1,2}(?:\.[0-9]+)?))?[ ]?]=] .. LONG,
    check = check_degrees,
  },
  {
    name = "coordinates.iso6709", label = "COORDINATES",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_])(?<lat>[+-](?:[0-9]{6}|[0-9]{4}|[0-9]{2})(?:\.[0-9]+)?)]=]
      .. [=[(?<long>[+-](?:[0-9]{7}|[0-9]{5}|[0-9]{3})(?:\.[0-9]+)?)(?:[+-][0-9]+(?:\.[0-9]+)?)?]=]
      .. [=[(?:CRS[A-Za-z0-9_]+)?/]=],
    check = check_iso6709,
  },
}

-- --- things of computers -------------------------------------------------------------

local PART = [=[[^\s/\\:*?"<>|'`,;(){}\[\]]]=] -- a character of a name
local GLOB = "(?:" .. PART .. [=[|[*](?=[.\p{L}\p{N}_]))]=]
local ROOT = [=[(?:~[a-z0-9_-]*/|\.{1,2}/|/(?=]=] .. PART .. "+/{1,2}[.]?[\\p{L}\\p{N}_]))"
-- numbers between slashes are days and fractions
local function check_path(text) return text:find "[%a\128-\255]" ~= nil end

local path = {
  { -- POSIX: from the root with two names or more, from home, or from here
    name = "path", label = "PATH",
    regex = [=[(?<![\p{L}\p{N}_./:~\\<>=&%$"'-])]=] .. ROOT
      .. "(?:" .. PART .. "+/{1,2})*" .. GLOB .. "*[\\p{L}\\p{N}_/+~*-]",
    check = check_path,
  },
  {
    name = "path.quoted", label = "PATH",
    regex = [=[(?<=['"`])]=] .. ROOT .. "(?:" .. PART .. "+/{1,2})*" .. GLOB .. "*(?=['\"`])",
  },
  { -- from what a variable holds
    name = "path.variable", label = "PATH",
    regex = [=[(?<![\p{L}\p{N}_$%\\/])(?:\$(?:[A-Za-z_][A-Za-z0-9_]*|\{[A-Za-z_][A-Za-z0-9_]*\})/(?:]=] .. PART .. "+/{1,2})*"
      .. GLOB .. "*[\\p{L}\\p{N}_/+~*-]|%[A-Za-z_][A-Za-z0-9_()]*%\\\\(?:" .. PART .. "+\\\\)*" .. PART
      .. "*[\\p{L}\\p{N}_\\\\~*-])",
  },
  {
    name = "path.windows", label = "PATH",
    regex = [=[(?<![\p{L}\p{N}_])(?:(?:\\\\[?.]\\)?[A-Za-z]:[\\/](?!/)|\\\\]=] .. PART .. "+\\\\)(?:" .. PART
      .. [=[+[\\/]|]=] .. PART .. "+(?:[ ](?:" .. PART .. [=[+|\(]=] .. PART .. [=[+\))){1,2}\\)*]=] .. PART
      .. "*[\\p{L}\\p{N}_\\\\~*-]",
  },
  { -- a drive
    name = "path.drive", label = "PATH",
    regex = [=[(?<![\p{L}\p{N}_\\])[A-Za-z]:\\(?=[\s.,;:!?)"'`]|$)]=],
  },
}

-- Semantic Versioning 2.0.0, and versions of two numbers where a `v` or the word is before
-- them. Days and sums are written likewise.
local function check_version(text)
  local a, b, c = text:match "^(%d+)%.(%d+)%.(%d+)$"
  if not a then return true end
  if #c == 4 and tonumber(a) <= 31 and tonumber(b) <= 12 then return false end -- a day
  if #c == 4 and tonumber(a) <= 12 and tonumber(b) <= 31 then return false end
  if #c == 2 and tonumber(c) > 31 and tonumber(a) <= 12 and tonumber(b) > 12 and tonumber(b) <= 31 then
    return false
  end
  if #a == 4 and tonumber(a) > 1000 and tonumber(b) <= 12 and tonumber(c) <= 31 then
    return false
  end
  if #c == 2 and tonumber(a) >= 13 and tonumber(a) <= 31 and tonumber(b) <= 12 then
    return false
  end
  return not (#b == 3 and #c >= 3) -- millions, telephones
end

local PRE = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?![0-9A-Za-z-])"
local TAIL = "(?:-" .. PRE .. "(?:\\." .. PRE .. [=[)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?]=]
local version = {
  {
    name = "version", label = "VERSION",
    regex = [=[(?:(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_.,:/$@%+-])|(?<=\p{L}[@-]))(?<number>(?:0|[1-9][0-9]{0,4})\.(?:0|[1-9][0-9]{0,4})\.]=]
      .. [=[(?:0|[1-9][0-9]{0,5})(?:(?:a|b|rc|alpha|beta|dev|post)[0-9]+)?)]=] .. TAIL .. [=[(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_%]|[.,/:][0-9])]=],
    check = check_version,
  },
  {
    name = "version.v", label = "VERSION",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_.,:/$-])[vV]\.?(?<number>[0-9]{1,5}(?:\.[0-9]{1,6}){0,4}(?:[abx]|rc|alpha|beta)?[0-9]{0,3})]=]
      .. TAIL .. [=[(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_]|[.][0-9])]=],
  },
  {
    name = "version.word", label = "VERSION", flags = "i",
    regex = [=[\b(?:version|release|ver\.|rev\.|revision)[ ]\Kv?(?<number>[0-9]{1,4}(?:\.[0-9]{1,6}){1,4}(?:(?:a|b|rc|alpha|beta)[0-9]+|[a-z])?)]=]
      .. TAIL .. [=[(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_%]|[.,][0-9])]=],
  },
}

-- --- shares ------------------------------------------------------------------------

-- what stands behind a dollar sign and is a currency, not a company
local MONEY = set [=[
  A AU AUD B BLN BN C CA CAD HK HKD K M MLN MM MN NT NZ NZD S SG SGD T TT U US USD ]=]

-- symbols are short, but for those of India
local function check_exchange(_, groups)
  return #groups.symbol <= 6 or groups.symbol:find "[.-]" or groups.exchange == "NSE"
    or groups.exchange == "BSE"
end

local function check_cashtag(_, groups) return not MONEY[groups.symbol] end

local EXCHANGES = [=[(?:NYSE(?:[ ](?:American|Arca|MKT))?|N[Aa][Ss][Dd][Aa][Qq](?:[ ]?(?:GS|GM|CM))?]=]
  .. [=[|AMEX|LSE|AIM|TSX(?:[ -]?V)?|TSXV|TSE|TYO|ASX|NZX|SGX|HKEX|SEHK|HKG|SSE|SZSE|KRX|KOSDAQ|TWSE]=]
  .. [=[|BSE|NSE|JSE|BMV|B3|BVMF|FWB|FRA|ETR|XETRA|SIX|BME|MIL|EPA|AMS|EBR|Euronext(?:[ ]\p{Lu}\p{Ll}+)?]=]
  .. [=[|OMX|OTC(?:QB|QX|MKTS|BB)?|Pink[ ]Sheets|CNSX|CSE|NEO|LON|SHA|SHE|SWX|BIT|STO|CPH|HEL|OSL|VIE|WSE]=]
  .. [=[|TLV|IDX|KLSE|PSE|MOEX|NYSEARCA|NYSEAMERICAN|BATS)]=]
local ticker = {
  {
    name = "ticker.cashtag", label = "TICKER",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_$.])\$(?<symbol>[A-Z]{1,6}(?:[.-][A-Z]{1,2})?)(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_$]|[.-][\p{L}\p{N}])]=],
    check = check_cashtag,
  },
  {
    name = "ticker.exchange", label = "TICKER",
    regex = [=[(?<![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_])(?<exchange>]=] .. EXCHANGES .. [=[)[ ]?:[ ]?\K(?<symbol>[A-Z0-9]{1,10}(?:[.-][A-Z]{1,2})?)(?![\p{Latin}\p{Greek}\p{Cyrillic}\p{N}_])]=],
    check = check_exchange,
  },
  { -- an instrument code of Reuters
    name = "ticker.ric", label = "TICKER",
    regex = [=[<\K(?<symbol>[.]?[A-Z0-9]{1,8}(?:[A-Za-z])?\.(?<exchange>[A-Z]{1,2})|[.][A-Z0-9]{2,8})(?=>)]=],
  },
}

return {
  email = email, url = url, ip = ip, phone = phone, hashtag = hashtag, handle = handle,
  isbn = isbn, iban = iban, coordinates = coordinates, path = path, version = version,
  ticker = ticker,
}
