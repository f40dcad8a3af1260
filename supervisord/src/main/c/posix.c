/* posix: the way from Java to the kernel and to the C library, for what Java itself does not offer. Three functions that take and give
 * numbers, so that nothing of the JVM's own interface is needed here; addresses are numbers, too. The foreign function interface of
 * Java would do the same with no C, and cost each start 30 to 50 ms and 7 MB (ARCHITECTURE.md). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <unistd.h>

typedef int64_t jlong;
typedef jlong function(jlong, jlong, jlong, jlong, jlong, jlong);

/* syscall(2): its result, or the negative errno. */
jlong Java_jsupervisor_posix_Sys_call(void *env, void *type, jlong number, jlong a, jlong b, jlong c, jlong d, jlong e, jlong f) {
  (void)env, (void)type;
  jlong result = syscall(number, a, b, c, d, e, f);
  return result == -1 ? -errno : result;
}

/* dlsym(3): where a function of the C library lies, 0 = nowhere. */
jlong Java_jsupervisor_posix_Sys_function(void *env, void *type, jlong name) {
  (void)env, (void)type;
  return (jlong)dlsym(RTLD_DEFAULT, (const char *)name);
}

jlong Java_jsupervisor_posix_Sys_invoke(void *env, void *type, jlong f, jlong a, jlong b, jlong c, jlong d, jlong e, jlong g) {
  (void)env, (void)type;
  return ((function *)f)(a, b, c, d, e, g);
}
