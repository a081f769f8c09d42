import Operations
import Testing

struct SecretGrantTests {
    private let source = SecretSource(
        place: .environment("CRM_TOKEN"), organisations: ["passport-office"], hosts: ["api.passport.example"])

    @Test func `a secret goes to the hosts and the organisations that the operator named`() {
        #expect(source.refusal(of: "crm", to: "api.passport.example", organisation: "passport-office") == nil)
        #expect(source.refusal(of: "crm", to: "api.passport.example", organisation: nil) == nil)
        #expect(
            source.refusal(of: "crm", to: "api.passport.example", organisation: "tax-office")
                == "the secret \"crm\" is not granted to the organisation tax-office")
        #expect(
            source.refusal(of: "crm", to: "evil.example", organisation: "passport-office")
                == "the secret \"crm\" is not granted to the host evil.example")
    }

    @Test func `a secret that names no organisation is the operator's own`() {
        let own = SecretSource(place: .file("mail-password"), hosts: ["mail.example"])
        #expect(own.refusal(of: "mail", to: "mail.example", organisation: "tax-office") != nil)
    }
}
