// snprintf and vsnprintf as far as mimalloc's messages and file names need them, in place of the C library's: with those, every program would
// hold the C library's formatted output, floats and wide characters included, for the sake of messages that few ever see.
//
// Flags '-' and '0', a width, h l ll and z in front of d i u x, and s c p: anything else stands in the text as it is, and its argument
// is not taken. Included before the sources of mimalloc that programs hold (repository.bzl).
//
// Tested by messages_test.cc.
#ifndef TOOLCHAINS_MIMALLOC_MESSAGES_H_
#define TOOLCHAINS_MIMALLOC_MESSAGES_H_

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

// Where text goes, which is counted where it has no room, too.
struct lumen_message {
  char* buffer;
  size_t capacity;
  size_t size;
};

static inline void lumen_message_add(struct lumen_message* message, char c) {
  if (message->size + 1 < message->capacity) message->buffer[message->size] = c;
  ++message->size;
}

static inline void lumen_message_field(struct lumen_message* message, const char* text, size_t size, int width, int is_left, char fill) {
  const size_t padding = width > 0 && (size_t)width > size ? (size_t)width - size : 0;
  // Zeros stand behind the sign.
  if (fill == '0' && size > 0 && *text == '-') {
    lumen_message_add(message, *text++);
    --size;
  }
  for (size_t i = 0; i < padding && !is_left; ++i) lumen_message_add(message, fill);
  for (size_t i = 0; i < size; ++i) lumen_message_add(message, text[i]);
  for (size_t i = 0; i < padding && is_left; ++i) lumen_message_add(message, ' ');
}

static inline int lumen_message_vsnprintf(char* buffer, size_t capacity, const char* format, va_list arguments) {
  struct lumen_message message = {buffer, capacity, 0};
  while (*format != 0) {
    if (*format != '%') {
      lumen_message_add(&message, *format++);
      continue;
    }
    const char* place = format + 1;
    int is_left = 0, width = 0, longs = 0;
    char fill = ' ';
    for (; *place == '-' || *place == '0'; ++place) {
      if (*place == '-') is_left = 1;
      if (*place == '0') fill = '0';
    }
    for (; *place >= '0' && *place <= '9'; ++place) width = 10 * width + (*place - '0');
    for (; *place == 'l' || *place == 'z' || *place == 'h'; ++place) longs += *place == 'z' ? 1 : *place == 'l';
    char digits[24];
    const char* text = digits + sizeof(digits);
    switch (*place) {
      case 's':
        text = va_arg(arguments, const char*);
        if (text == NULL) text = "(null)";
        lumen_message_field(&message, text, strlen(text), width, is_left, ' ');
        break;
      case 'c':
        digits[0] = (char)va_arg(arguments, int);
        lumen_message_field(&message, digits, 1, width, is_left, ' ');
        break;
      case 'd':
      case 'i':
      case 'u':
      case 'x':
      case 'p': {
        const int is_signed = *place == 'd' || *place == 'i';
        unsigned long long number;
        if (*place == 'p') {
          number = (size_t)va_arg(arguments, void*);
        } else if (longs >= 2) {
          number = va_arg(arguments, unsigned long long);
        } else if (longs == 1) {  // size_t is as wide as long on Linux
          const unsigned long word = va_arg(arguments, unsigned long);
          number = is_signed ? (unsigned long long)(long)word : word;
        } else {
          const unsigned word = va_arg(arguments, unsigned);
          number = is_signed ? (unsigned long long)(int)word : word;
        }
        const int is_negative = is_signed && (long long)number < 0;
        if (is_negative) number = 0 - number;
        const unsigned base = *place == 'x' || *place == 'p' ? 16 : 10;
        char* first = digits + sizeof(digits);
        do {
          *--first = "0123456789abcdef"[number % base];
          number /= base;
        } while (number != 0);
        if (*place == 'p') {
          *--first = 'x';
          *--first = '0';
        }
        if (is_negative) *--first = '-';
        lumen_message_field(&message, first, (size_t)(digits + sizeof(digits) - first), width, is_left, is_left ? ' ' : fill);
        break;
      }
      case '%':
        lumen_message_add(&message, '%');
        break;
      default:
        lumen_message_add(&message, *format++);
        continue;
    }
    format = place + 1;
  }
  if (capacity > 0) buffer[message.size < capacity ? message.size : capacity - 1] = 0;
  return (int)message.size;
}

static inline int lumen_message_snprintf(char* buffer, size_t capacity, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int size = lumen_message_vsnprintf(buffer, capacity, format, arguments);
  va_end(arguments);
  return size;
}

#define snprintf lumen_message_snprintf
#define vsnprintf lumen_message_vsnprintf

#endif  // TOOLCHAINS_MIMALLOC_MESSAGES_H_
