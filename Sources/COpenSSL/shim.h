#pragma once
// OpenSSL, with what it offers as macros only (typed stacks, memory streams) wrapped in functions.
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs7.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
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

// A certificate of a chain; NULL past its end, or where there is no chain.
static inline X509 *copenssl_at(const STACK_OF(X509) *chain, int index) {
    return chain && index < sk_X509_num(chain) ? sk_X509_value(chain, index) : NULL;
}

// Gives back a chain with its certificates.
static inline void copenssl_free_chain(STACK_OF(X509) *chain) { sk_X509_pop_free(chain, X509_free); }

// Where the certificate of the issuer can be fetched without encryption (RFC 5280, 4.2.2.1); NULL for nowhere. free() it.
static inline char *copenssl_issuer_address(X509 *certificate) {
    AUTHORITY_INFO_ACCESS *places =
        (AUTHORITY_INFO_ACCESS *)X509_get_ext_d2i(certificate, NID_info_access, NULL, NULL);
    char *found = NULL;
    for (int index = 0; !found && index < sk_ACCESS_DESCRIPTION_num(places); index++) {
        const ACCESS_DESCRIPTION *place = sk_ACCESS_DESCRIPTION_value(places, index);
        if (OBJ_obj2nid(place->method) != NID_ad_ca_issuers || place->location->type != GEN_URI) continue;
        const char *bytes = (const char *)ASN1_STRING_get0_data(place->location->d.uniformResourceIdentifier);
        int length = ASN1_STRING_length(place->location->d.uniformResourceIdentifier);
        if (length < 8 || length > 2000 || memchr(bytes, 0, (size_t)length)) continue;
        if (strncasecmp(bytes, "http://", 7) == 0) found = strndup(bytes, (size_t)length);
    }
    AUTHORITY_INFO_ACCESS_free(places);
    return found;
}

// The certificates in a file as authorities publish them: one in DER, or several in PKCS #7, each also in PEM. Never more
// than 16. copenssl_free_chain() it.
static inline STACK_OF(X509) *copenssl_read_certificates(const unsigned char *bytes, long length) {
    STACK_OF(X509) *chain = sk_X509_new_null();
    const unsigned char *next = bytes;
    X509 *single = d2i_X509(NULL, &next, length);
    if (single && !sk_X509_push(chain, single)) X509_free(single);
    next = bytes;
    PKCS7 *bundle = single ? NULL : d2i_PKCS7(NULL, &next, length);
    BIO *stream = single || bundle ? NULL : BIO_new_mem_buf(bytes, (int)length);
    // The empty text stands for a password, so that nobody is asked for one.
    while (stream && sk_X509_num(chain) < 16 && (single = PEM_read_bio_X509(stream, NULL, NULL, (void *)""))) {
        if (!sk_X509_push(chain, single)) X509_free(single);
    }
    if (stream && sk_X509_num(chain) == 0 && BIO_reset(stream) == 1) {
        bundle = PEM_read_bio_PKCS7(stream, NULL, NULL, (void *)"");
    }
    if (bundle && PKCS7_type_is_signed(bundle) && bundle->d.sign) {
        STACK_OF(X509) *held = bundle->d.sign->cert;
        for (int index = 0; index < sk_X509_num(held) && index < 16; index++) {
            X509 *certificate = sk_X509_value(held, index);
            if (sk_X509_push(chain, certificate)) X509_up_ref(certificate);
        }
    }
    PKCS7_free(bundle);
    BIO_free(stream);
    ERR_clear_error();
    return chain;
}

// Verifies a server once more, with certificates that it did not send; the code of the verdict, and the chain that was
// built. copenssl_free_chain() it.
static inline int copenssl_verify_with(
    const SSL *ssl, X509_STORE *store, const STACK_OF(X509) *extra, STACK_OF(X509) **chain
) {
    int code = X509_V_ERR_OUT_OF_MEM;
    const STACK_OF(X509) *sent = SSL_get_peer_cert_chain(ssl);
    STACK_OF(X509) *untrusted = sent ? sk_X509_dup(sent) : sk_X509_new_null();
    for (int index = 0; index < sk_X509_num(extra); index++) sk_X509_push(untrusted, sk_X509_value(extra, index));
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    *chain = NULL;
    if (context && X509_STORE_CTX_init(context, store, SSL_get0_peer_certificate(ssl), untrusted) == 1) {
        X509_STORE_CTX_set_default(context, "ssl_server");
        X509_VERIFY_PARAM_set_auth_level(X509_STORE_CTX_get0_param(context), SSL_get_security_level(ssl));
        X509_verify_cert(context);
        code = X509_STORE_CTX_get_error(context);
        *chain = X509_STORE_CTX_get1_chain(context);
    }
    X509_STORE_CTX_free(context);
    sk_X509_free(untrusted);
    return code;
}

// Whether a host is one of the DNS names of a certificate, as browsers compare: the subject does not count, and a star
// stands for one whole label.
static inline int copenssl_is_for_host(X509 *certificate, const char *host, size_t length) {
    unsigned int flags = X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS;
    return X509_check_host(certificate, host, length, flags, NULL) == 1;
}

// Lets servers in that do not know RFC 5746; the option is a macro.
static inline void copenssl_allow_legacy_servers(SSL_CTX *context) {
    SSL_CTX_set_options(context, SSL_OP_LEGACY_SERVER_CONNECT);
}

// SSL_get0_peer_certificate, which is a macro in some releases.
static inline X509 *copenssl_leaf(const SSL *ssl) { return SSL_get0_peer_certificate(ssl); }
