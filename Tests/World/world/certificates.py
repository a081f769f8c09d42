"""The world's own authority, and every certificate that its servers show, good or bad.

All good certificates share one key: keys are not what is tried here, and making hundreds takes time.
"""

import datetime
import os

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from world import places

NOW = datetime.datetime.utcnow().replace(microsecond=0)
DAY = datetime.timedelta(days=1)


def named(words):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


class Authority:
    """A root, or an intermediate below it."""

    def __init__(self, words, above=None):
        self.name, self.key = named(words), ec.generate_private_key(ec.SECP256R1())
        signer = above or self
        self.certificate = (
            x509.CertificateBuilder().subject_name(self.name).issuer_name(signer.name).public_key(self.key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(NOW - 100 * DAY)
            .not_valid_after(NOW + 2000 * DAY)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(x509.KeyUsage(False, False, False, False, False, True, True, False, False), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), critical=False)
            .sign(signer.key, hashes.SHA256()))


class Certificates:
    """Files in a folder: `authority.pem` to be trusted, and one PEM of key and chain for each use."""

    def __init__(self, folder):
        self.folder = folder
        os.makedirs(folder)
        self.root = Authority("World Root")
        self.issuing = Authority("World Issuing", self.root)
        self.office = Authority("Office of the Town")
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.write("authority", self.root.certificate)
        with open(os.path.join(folder, "issuing.der"), "wb") as file:
            file.write(self.issuing.certificate.public_bytes(serialization.Encoding.DER))

    def path(self, name):
        return os.path.join(self.folder, f"{name}.pem")

    def write(self, name, *certificates, key=None):
        """A PEM of a key, where one is given, and certificates."""
        parts = [certificate.public_bytes(serialization.Encoding.PEM) for certificate in certificates]
        if key:
            parts.insert(0, key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        with open(self.path(name), "wb") as file:
            file.write(b"".join(parts))
        return self.path(name)

    def leaf(self, names, signer=None, start=-10, end=90, key=None, digest=None, fetchable=True):
        """A server's certificate; dates in days from now."""
        key = key or self.key
        signer = signer or self.issuing
        builder = (
            x509.CertificateBuilder().subject_name(named(names[0][:64])).issuer_name(signer.name)
            .public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(NOW + start * DAY).not_valid_after(NOW + end * DAY)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True))
        if fetchable:
            address = x509.UniformResourceIdentifier(f"http://{places.AUTHORITY}/issuing.der")
            builder = builder.add_extension(x509.AuthorityInformationAccess(
                [x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, address)]), critical=False)
        return builder.sign(signer.key, digest or hashes.SHA256())

    def good(self, host):
        """The chain of a host that is in order."""
        names = [host, f"www.{host}"] if host.count(".") <= 1 else [f"*.{host.split('.', 1)[1]}"]
        return self.write(host, self.leaf(names), self.issuing.certificate, key=self.key)

    def bad(self, row, host):
        """The chain that a row shows from its onset on; nothing where its certificate stays good."""
        names, chain = [host], [self.issuing.certificate]
        short = None
        match row:
            case "certificate-expired": leaf = self.leaf(names, start=-120, end=-30)
            case "certificate-early": leaf = self.leaf(names, start=5)
            case "certificate-ends-soon": leaf = self.leaf(names, start=-85, end=5.5)
            case "certificate-of-other-name": leaf = self.leaf(["old-name-of-the-office.org"])
            case "other-site-certificate": leaf = self.leaf(["first-site-of-this-server.net"])
            case "certificate-of-unknown-authority":
                leaf, chain = self.leaf(names, self.office, fetchable=False), [self.office.certificate]
            case "certificate-self-signed":
                own = Authority(host)
                own.key = self.key
                leaf, chain = self.leaf(names, own, fetchable=False), []
            case "intermediate-missing": leaf, chain = self.leaf(names), []
            case "intermediate-nowhere": leaf, chain = self.leaf(names, fetchable=False), []
            case "certificate-weak-digest": leaf = self.leaf(names, digest=hashes.SHA1())
            case "certificate-short-key":
                short = rsa.generate_private_key(65537, 1024)
                leaf = self.leaf(names, key=short)
            case _: return None
        return self.write(f"bad-{row}", leaf, *chain, key=short or self.key)


# Rows whose fault is the certificate.
FAULTS = {
    "certificate-expired", "certificate-early", "certificate-ends-soon", "certificate-of-other-name",
    "other-site-certificate", "certificate-of-unknown-authority", "certificate-self-signed", "intermediate-missing",
    "intermediate-nowhere", "certificate-weak-digest", "certificate-short-key",
}
