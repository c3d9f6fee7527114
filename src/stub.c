/* Stands in until text.c and word.c are here. */
#include "gloss.h"

__attribute__((weak)) const char *const gl_kind_names[GL_NKINDS] = {
    "ideographic", "kana",  "letter", "number",
    "punctuation", "space", "symbol"};

__attribute__((weak)) enum gl_kind gl_word_kind(const gl_text *t,
                                                uint32_t first, uint32_t end) {
  (void)t, (void)first, (void)end;
  return GL_LETTER;
}

__attribute__((weak)) void gl_text_init(gl_text *t, const void *s, size_t len) {
  int ascii;
  t->s = s;
  t->len = len;
  t->known = 0;
  if (gl_utf8_valid(s, len, &ascii) == len)
    t->known = GL_TEXT_VALID | (ascii ? GL_TEXT_ASCII : 0);
}
