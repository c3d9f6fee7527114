/*
** map.c: what the operating system does with files: mapping, atomic saving.
*/
#include "map.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char nomem[] = "not enough memory";

#if defined(__unix__) || defined(__APPLE__)

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef O_CLOEXEC
#define O_CLOEXEC 0
#endif

/* Reads n bytes; a file that became shorter is an error. */
static const char *read_all(int fd, uint8_t *to, size_t n) {
  while (n) {
    ssize_t got = read(fd, to, n < (1u << 30) ? n : 1u << 30);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return strerror(errno);
    if (got == 0) return "became shorter while it was read";
    to += got;
    n -= (size_t)got;
  }
  return NULL;
}

static const char *get(gl_map *f, const gl_mem *m, int fd, int copy) {
  const char *why;
  void *p;
  if (!copy) {
    p = mmap(NULL, f->n, PROT_READ, MAP_SHARED, fd, 0);
    if (p == MAP_FAILED) return strerror(errno);
    f->s = p;
    f->mapped = 1;
    return NULL;
  }
  p = m->alloc(m->ud, NULL, 0, f->n);
  if (p == NULL) return nomem;
  why = read_all(fd, p, f->n);
  if (why)
    m->alloc(m->ud, p, f->n, 0);
  else
    f->s = p;
  return why;
}

const char *gl_map_open(gl_map *f, const gl_mem *m, const char *path,
                        int copy) {
  /* a FIFO without a writer is not waited for */
  int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  const char *why = NULL;
  struct stat st;
  memset(f, 0, sizeof *f);
  if (fd < 0) return strerror(errno);
  if (fstat(fd, &st) != 0)
    why = strerror(errno);
  else if (S_ISDIR(st.st_mode))
    why = strerror(EISDIR);
  else if (!S_ISREG(st.st_mode))
    why = "not a regular file";
  else if (st.st_size == 0)
    why = "empty file";
  else if ((uint64_t)st.st_size > SIZE_MAX)
    why = "file too large";
  if (why == NULL) {
    f->n = (size_t)st.st_size;
    why = get(f, m, fd, copy);
  }
  close(fd);
  return why;
}

void gl_map_close(gl_map *f, const gl_mem *m) {
  union { /* a mapping is not ours to write to, but to give back */
    const uint8_t *s;
    void *p;
  } u;
  u.s = f->s;
  if (f->s == NULL) return;
  if (f->mapped)
    munmap(u.p, f->n);
  else
    m->alloc(m->ud, u.p, f->n, 0);
  f->s = NULL;
}

static const char *write_all(int fd, const gl_str *part, size_t n) {
  size_t i;
  for (i = 0; i < n; i++) {
    const char *s = part[i].s;
    size_t left = part[i].n;
    while (left) {
      ssize_t put = write(fd, s, left < (1u << 30) ? left : 1u << 30);
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return strerror(errno);
      s += put;
      left -= (size_t)put;
    }
  }
  return fsync(fd) == 0 ? NULL : strerror(errno);
}

/* The directory too is told to keep the new name, where it can be. */
static void sync_directory(char *path) {
  char *slash = strrchr(path, '/');
  int fd;
  if (slash) *(slash == path ? slash + 1 : slash) = '\0';
  fd = open(slash ? path : ".", O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  (void)fsync(fd);
  close(fd);
}

const char *gl_file_save(const char *path, const gl_mem *m, const gl_str *part,
                         size_t n) {
  size_t size = strlen(path) + 48;
  char *name = m->alloc(m->ud, NULL, 0, size);
  const char *why = NULL;
  int fd = -1, i;
  if (name == NULL) return nomem;
  /* one's own even where others save the same file at the same time */
  for (i = 0; i < 1000 && fd < 0; i++) {
    (void)snprintf(name, size, "%s.%ld.%d.new", path, (long)getpid(), i);
    fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0 && errno != EEXIST) break;
  }
  if (fd < 0)
    why = strerror(errno);
  else {
    why = write_all(fd, part, n);
    if (close(fd) != 0 && why == NULL) why = strerror(errno);
    if (why == NULL && rename(name, path) != 0) why = strerror(errno);
    if (why)
      (void)unlink(name);
    else
      sync_directory(name);
  }
  m->alloc(m->ud, name, size, 0);
  return why;
}

#else /* plain C: files are read, and not saved at once */

const char *gl_map_open(gl_map *f, const gl_mem *m, const char *path,
                        int copy) {
  FILE *file = fopen(path, "rb");
  const char *why = NULL;
  long size;
  void *p;
  (void)copy;
  memset(f, 0, sizeof *f);
  if (file == NULL) return strerror(errno);
  if (fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0)
    why = strerror(errno);
  else if (size == 0)
    why = "empty file";
  else if ((p = m->alloc(m->ud, NULL, 0, (size_t)size)) == NULL)
    why = nomem;
  else {
    rewind(file);
    f->n = (size_t)size;
    f->s = p;
    if (fread(p, 1, f->n, file) != f->n) {
      why = "cannot be read";
      gl_map_close(f, m);
    }
  }
  fclose(file);
  return why;
}

void gl_map_close(gl_map *f, const gl_mem *m) {
  union {
    const uint8_t *s;
    void *p;
  } u;
  u.s = f->s;
  if (f->s) m->alloc(m->ud, u.p, f->n, 0);
  f->s = NULL;
}

const char *gl_file_save(const char *path, const gl_mem *m, const gl_str *part,
                         size_t n) {
  FILE *file = fopen(path, "wb");
  size_t i;
  int bad = 0;
  (void)m;
  if (file == NULL) return strerror(errno);
  for (i = 0; i < n; i++)
    bad |= part[i].n && fwrite(part[i].s, 1, part[i].n, file) != part[i].n;
  bad |= fclose(file) != 0;
  return bad ? "cannot be written" : NULL;
}

#endif
