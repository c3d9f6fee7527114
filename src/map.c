/*
** map.c: files as memory, pipes as they come. The one place that calls the
** operating system.
*/
#include "map.h"

#if defined(__unix__) || defined(__APPLE__)

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef O_CLOEXEC
#define O_CLOEXEC 0
#endif

/* A pipe is not even opened: whoever writes to it would see a reader go. */
static int isregular(const char *path) {
  struct stat st;
  if (stat(path, &st) != 0) return -1;
  return S_ISREG(st.st_mode);
}

int gl_map_open(gl_map *m, const char *path, size_t most) {
  struct stat st;
  int fd, error = 0, regular = isregular(path);
  void *p;
  m->s = NULL;
  m->len = 0;
  if (regular <= 0) return regular == 0 ? GL_MAP_CANNOT : errno;
  fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return errno;
  if (fstat(fd, &st) != 0) {
    error = errno;
  } else if (!S_ISREG(st.st_mode) || st.st_size <= 0) {
    error = GL_MAP_CANNOT; /* files of /proc say that they are empty */
  } else if ((uintmax_t)st.st_size > most) {
    m->len = (size_t)st.st_size;
    error = GL_MAP_TOOLONG;
  } else {
    p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (p != MAP_FAILED) {
      m->s = p;
      m->len = (size_t)st.st_size;
    } else {
      error = errno == ENOMEM   ? GL_MAP_NOMEM
              : errno == ENODEV ? GL_MAP_CANNOT /* a file system without it */
                                : errno;
    }
  }
  (void)close(fd); /* the mapping stays */
  return error;
}

void gl_map_close(gl_map *m) {
  union {
    const void *c;
    void *p;
  } s; /* munmap takes no const */
  s.c = m->s;
  if (s.p) (void)munmap(s.p, m->len);
  m->s = NULL;
  m->len = 0;
}

#define LARGE ((size_t)8 << 20)

void gl_map_large(void *p, size_t n) {
#if defined(MADV_HUGEPAGE)
  size_t page, skip;
  if (n < LARGE) return;
  page = (size_t)sysconf(_SC_PAGESIZE);
  skip = (size_t)(-(uintptr_t)p & (page - 1));
  (void)madvise((char *)p + skip, (n - skip) & ~(page - 1), MADV_HUGEPAGE);
#else
  (void)p, (void)n;
#endif
}

long gl_read_some(FILE *f, void *s, size_t n) {
  return (long)read(fileno(f), s, n);
}

#else

int gl_map_open(gl_map *m, const char *path, size_t most) {
  (void)path, (void)most;
  m->s = NULL;
  m->len = 0;
  return GL_MAP_CANNOT;
}

void gl_map_close(gl_map *m) { (void)m; }

void gl_map_large(void *p, size_t n) { (void)p, (void)n; }

long gl_read_some(FILE *f, void *s, size_t n) {
  size_t got = fread(s, 1, n, f);
  return got == 0 && ferror(f) ? -1 : (long)got;
}

#endif
