import Registry

extension DemoTown {
    /// The town council.
    var organisationFile: DemoFile {
        DemoFile(
            name: "demo/ashbrook-council.yaml",
            text: """
                format: "plumbline-organisation"
                format_version: "1"
                id: "\(Self.organisation)"
                title: { en: "\(Self.name) Town Council (invented)", fr: "Conseil municipal d'\(Self.name) (inventé)" }
                level: "local"
                territory: "\(Self.name)"
                languages: ["en", "fr"]
                """)
    }

    /// What every payment to the council runs through.
    var paymentsFile: DemoFile {
        DemoFile(
            name: "demo/ashbrook-payments.yaml",
            text: """
                format: "plumbline-component"
                format_version: "1"
                id: "ashbrook-payments"
                title: { en: "Card payments", fr: "Paiement par carte" }
                organisation: "\(Self.organisation)"
                officials:
                  - { office: "service_owner", name: "Nuala Fenwick", email: "payments@ashbrook.example", language: "en" }
                """)
    }

    /// How people say who they are.
    var signInFile: DemoFile {
        DemoFile(
            name: "demo/ashbrook-sign-in.yaml",
            text: """
                format: "plumbline-component"
                format_version: "1"
                id: "ashbrook-sign-in"
                title: { en: "Resident account", fr: "Compte d'habitant" }
                organisation: "\(Self.organisation)"
                officials:
                  - { office: "service_owner", name: "Théo Marchetti", email: "accounts@ashbrook.example", language: "fr" }
                """)
    }

    /// The counter in the town hall.
    var townHallFile: DemoFile {
        DemoFile(
            name: "demo/ashbrook-town-hall.yaml",
            text: """
                format: "plumbline-place"
                format_version: "1"
                id: "ashbrook-town-hall"
                title: { en: "Town hall, ground floor", fr: "Mairie, rez-de-chaussée" }
                address: "1 Market Square, \(Self.name)"
                hours: "Mo-Fr 09:00-17:00; Sa 10:00-13:00"
                timezone: "\(Self.timezone)"
                operator: "\(Self.organisation)"
                tasks: ["renew-parking-permit/renew", "register-birth/register"]
                """)
    }
}
