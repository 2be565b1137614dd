"""A time-stamping authority of our own for tests: a root, a certificate for time-stamping, and answers encoded by hand."""

import hashlib
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime(2031, 5, 4, 12, 30, 15, tzinfo=UTC)

_SHA256, _RSA = "608648016503040201", "2a864886f70d010101"
_DATA, _INFO = "2a864886f70d010702", "2a864886f70d0109100104"
_CONTENT_TYPE, _DIGEST, _CERTIFICATE = "2a864886f70d010903", "2a864886f70d010904", "2a864886f70d010910022f"


def der(tag: int, *content: bytes) -> bytes:
    """One element of DER."""
    data = b"".join(content)
    if len(data) < 0x80:
        return bytes([tag, len(data)]) + data
    length = len(data).to_bytes((len(data).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + data


def sequence(*content: bytes) -> bytes:
    return der(0x30, *content)


def oid(written: str) -> bytes:
    return der(0x06, bytes.fromhex(written))


def number(value: int) -> bytes:
    return der(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


class Authority:
    """Answers requests, at a time of its own."""

    def __init__(self, *, for_stamps: bool = True) -> None:
        self._root_key, self._key = (rsa.generate_private_key(65537, 2048) for _ in range(2))
        self.root = self._certificate("Root of Northern Time", self._root_key, None)
        self.certificate = self._certificate("Northern Time", self._key, self.root, for_stamps=for_stamps)

    def _certificate(
        self, name: str, key: rsa.RSAPrivateKey, issuer: x509.Certificate | None, *, for_stamps: bool = True
    ) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer.subject if issuer else subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - timedelta(days=30))
            .not_valid_after(NOW + timedelta(days=3000))
            .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        )
        if issuer is not None and for_stamps:
            usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(usage, critical=True)
        return builder.sign(self._root_key, hashes.SHA256())

    @property
    def roots(self) -> bytes:
        """The root certificate as it is handed around."""
        return self.root.public_bytes(serialization.Encoding.PEM)

    def answer(self, message: bytes, nonce: int | None, *, when: datetime = NOW, status: int = 0) -> bytes:
        """Answer for a message (not only its hash, as the authority in tests may know it)."""
        imprint = sequence(sequence(oid(_SHA256), der(0x05)), der(0x04, hashlib.sha256(message).digest()))
        info = sequence(
            number(1),
            oid("2a0304"),
            imprint,
            number(7),
            der(0x18, when.strftime("%Y%m%d%H%M%SZ").encode()),
            *([number(nonce)] if nonce is not None else []),
        )
        return sequence(sequence(number(status)), self._signed(info))

    def _signed(self, info: bytes) -> bytes:
        certificate = self.certificate.public_bytes(serialization.Encoding.DER)
        ess = sequence(sequence(sequence(der(0x04, hashlib.sha256(certificate).digest()))))
        attributes = sorted(
            [
                sequence(oid(_CONTENT_TYPE), der(0x31, oid(_INFO))),
                sequence(oid(_DIGEST), der(0x31, der(0x04, hashlib.sha256(info).digest()))),
                sequence(oid(_CERTIFICATE), der(0x31, ess)),
            ]
        )
        signature = self._key.sign(der(0x31, *attributes), padding.PKCS1v15(), hashes.SHA256())
        signer = sequence(
            number(1),
            sequence(self.certificate.issuer.public_bytes(), number(self.certificate.serial_number)),
            sequence(oid(_SHA256), der(0x05)),
            der(0xA0, *attributes),
            sequence(oid(_RSA), der(0x05)),
            der(0x04, signature),
        )
        signed = sequence(
            number(3),
            der(0x31, sequence(oid(_SHA256), der(0x05))),
            sequence(oid(_INFO), der(0xA0, der(0x04, info))),
            der(0xA0, certificate),
            der(0x31, signer),
        )
        return sequence(oid(_DATA), der(0xA0, signed))
