#pragma once
// OpenSSL, with what it offers as macros only (typed stacks, memory streams) wrapped in functions.
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// The text in a memory stream as a C string, with control characters blotted out; free() it. Frees the stream.
static inline char *copenssl_take_text(BIO *stream) {
    char *bytes = NULL;
    long length = stream ? BIO_get_mem_data(stream, &bytes) : 0;
    char *text = (char *)malloc((size_t)length + 1);
    if (text) {
        for (long index = 0; index < length; index++) {
            unsigned char byte = (unsigned char)bytes[index];
            text[index] = (byte < 32 && byte != '\n') || byte == 127 ? '?' : (char)byte;
        }
        text[length] = 0;
    }
    BIO_free(stream);
    return text;
}

// A name in one line (RFC 2253 in reading order, UTF-8); free() it.
static inline char *copenssl_name(const X509_NAME *name) {
    BIO *stream = BIO_new(BIO_s_mem());
    if (stream) X509_NAME_print_ex(stream, name, 0, XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB);
    return copenssl_take_text(stream);
}

// The DNS names and addresses that a certificate is for, one per line; free() it.
static inline char *copenssl_alternative_names(X509 *certificate) {
    BIO *stream = BIO_new(BIO_s_mem());
    GENERAL_NAMES *names = (GENERAL_NAMES *)X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
    for (int index = 0; stream && index < sk_GENERAL_NAME_num(names); index++) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, index);
        if (name->type == GEN_DNS) {
            const unsigned char *bytes = ASN1_STRING_get0_data(name->d.dNSName);
            int length = ASN1_STRING_length(name->d.dNSName);
            for (int byte = 0; byte < length; byte++) BIO_printf(stream, "%c", bytes[byte] == '\n' ? '?' : bytes[byte]);
            BIO_printf(stream, "\n");
        } else if (name->type == GEN_IPADD) {
            const unsigned char *bytes = ASN1_STRING_get0_data(name->d.iPAddress);
            int length = ASN1_STRING_length(name->d.iPAddress);
            if (length == 4) BIO_printf(stream, "%d.%d.%d.%d\n", bytes[0], bytes[1], bytes[2], bytes[3]);
            if (length == 16) {
                for (int byte = 0; byte < 16; byte += 2) {
                    BIO_printf(stream, byte ? ":%x" : "%x", bytes[byte] << 8 | bytes[byte + 1]);
                }
                BIO_printf(stream, "\n");
            }
        }
    }
    GENERAL_NAMES_free(names);
    return copenssl_take_text(stream);
}

// Seconds since 1970; 0 where the certificate holds no readable time.
static inline long long copenssl_seconds(const ASN1_TIME *time) {
    struct tm parts;
    if (!time || !ASN1_TIME_to_tm(time, &parts)) return 0;
    return (long long)timegm(&parts);
}

// The certificates that the server sent, without the leaf; NULL past the end.
static inline X509 *copenssl_sent_certificate(const SSL *ssl, int index) {
    STACK_OF(X509) *chain = SSL_get_peer_cert_chain(ssl);
    return chain && index < sk_X509_num(chain) ? sk_X509_value(chain, index) : NULL;
}

// SSL_get0_peer_certificate, which is a macro in some releases.
static inline X509 *copenssl_leaf(const SSL *ssl) { return SSL_get0_peer_certificate(ssl); }
