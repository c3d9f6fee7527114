/*
** nodl.c: preloaded, keeps modules loaded when Lua closes them, so that the
** leak sanitizer's reports have the names of their functions.
*/
int dlclose(void *handle);
int dlclose(void *handle) {
  (void)handle;
  return 0;
}
