/*
** file.c: files as a whole: opened, mapped (map.c) or read, and saved so that
** no reader finds half of one.
*/
#include "file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char nomem[] = "not enough memory";

#define LINE 64u /* of a cache */

uint8_t *gl_file_room(gl_file *f, const gl_mem *m, size_t n) {
  uint8_t *p = NULL;
  memset(f, 0, sizeof *f);
  if (n <= SIZE_MAX - LINE) p = m->alloc(m->ud, NULL, 0, n + LINE);
  if (p == NULL) return NULL;
  gl_map_large(p, n + LINE);
  f->skip = (size_t)(-(uintptr_t)p % LINE);
  p += f->skip;
  f->s = p;
  f->n = n;
  return p;
}

#if defined(__unix__) || defined(__APPLE__)

#include <fcntl.h>
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

static const char *map(gl_file *f, const char *path) {
  gl_map m;
  int error = gl_map_open(&m, path, SIZE_MAX);
  if (error == GL_MAP_NOMEM) return nomem;
  if (error) return error > 0 ? strerror(error) : "cannot be mapped";
  f->s = m.s;
  f->n = m.len;
  f->mapped = 1;
  return NULL;
}

static const char *get(gl_file *f, const gl_mem *m, int fd, size_t n) {
  uint8_t *p = gl_file_room(f, m, n);
  const char *why = p ? read_all(fd, p, n) : nomem;
  if (why) gl_file_close(f, m);
  return why;
}

const char *gl_file_open(gl_file *f, const gl_mem *m, const char *path,
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
  if (why == NULL)
    why = copy ? get(f, m, fd, (size_t)st.st_size) : map(f, path);
  close(fd);
  return why;
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
  return NULL;
}

/* What a new file at that path will be allowed to do: as much as the one that
** is there, if there is one. That must be a file: what stands for a device or a
** pipe is not replaced. */
static const char *replaceable(const char *path, mode_t *mode) {
  struct stat st;
  *mode = 0;
  if (stat(path, &st) != 0) return NULL;
  if (S_ISDIR(st.st_mode)) return strerror(EISDIR);
  if (!S_ISREG(st.st_mode)) return "not a regular file";
  *mode = st.st_mode & 0777;
  return NULL;
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

/* Closes the file `name`, which is whole, and calls it `path`. Of the name no
** more than the directory is left. */
static const char *finish(int fd, char *name, const char *path) {
  const char *why = fsync(fd) == 0 ? NULL : strerror(errno);
  if (close(fd) != 0 && why == NULL) why = strerror(errno);
  if (why == NULL && rename(name, path) != 0) why = strerror(errno);
  if (why == NULL) sync_directory(name);
  return why;
}

/* Opens a new file that may take the place of the one at `path`. */
static const char *create(const char *name, const char *path, int *fd) {
  mode_t mode;
  const char *why = replaceable(path, &mode);
  *fd = -1;
  if (why) return why;
  *fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (*fd < 0) return strerror(errno);
  if (mode) (void)fchmod(*fd, mode);
  return NULL;
}

const char *gl_file_create(const char *name, const char *path) {
  int fd;
  const char *why = create(name, path, &fd);
  if (fd >= 0) close(fd);
  return why;
}

const char *gl_file_replace(char *name, const char *path) {
  int fd = open(name, O_WRONLY | O_CLOEXEC);
  return fd < 0 ? strerror(errno) : finish(fd, name, path);
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
    errno = 0;
    why = create(name, path, &fd);
    if (fd < 0 && errno != EEXIST) break;
  }
  if (fd >= 0) {
    why = write_all(fd, part, n);
    if (why)
      close(fd);
    else
      why = finish(fd, name, path);
    if (why) (void)unlink(name);
  }
  m->alloc(m->ud, name, size, 0);
  return why;
}

#else /* plain C: files are read, and not saved at once */

const char *gl_file_open(gl_file *f, const gl_mem *m, const char *path,
                         int copy) {
  FILE *file = fopen(path, "rb");
  const char *why = NULL;
  long size;
  uint8_t *p;
  (void)copy;
  memset(f, 0, sizeof *f);
  if (file == NULL) return strerror(errno);
  if (fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0)
    why = strerror(errno);
  else if (size == 0)
    why = "empty file";
  else if ((p = gl_file_room(f, m, (size_t)size)) == NULL)
    why = nomem;
  else {
    rewind(file);
    if (fread(p, 1, f->n, file) != f->n) {
      why = "cannot be read";
      gl_file_close(f, m);
    }
  }
  fclose(file);
  return why;
}

const char *gl_file_create(const char *name, const char *path) {
  FILE *file = fopen(name, "wb");
  (void)path;
  if (file == NULL) return strerror(errno);
  fclose(file);
  return NULL;
}

const char *gl_file_replace(char *name, const char *path) {
  (void)remove(path); /* where rename replaces nothing */
  return rename(name, path) == 0 ? NULL : strerror(errno);
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

void gl_file_close(gl_file *f, const gl_mem *m) {
  union { /* what is mapped is not ours to write to, but to give back */
    const uint8_t *s;
    uint8_t *p;
  } u;
  gl_map map;
  u.s = f->s;
  map.s = f->s;
  map.len = f->n;
  if (f->mapped)
    gl_map_close(&map);
  else if (f->s)
    m->alloc(m->ud, u.p - f->skip, f->n + LINE, 0);
  f->s = NULL;
  f->mapped = 0;
}
