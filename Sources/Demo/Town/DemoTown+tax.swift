import Registry

extension DemoTown {
    /// "Pay local tax": web, mobile, API and a phone line with office hours; with planned maintenance.
    var taxText: String {
        """
        format: "plumbline-service"
        format_version: "1"
        id: "pay-local-tax"
        title: { en: "Pay local tax", fr: "Payer la taxe locale" }
        summary:
          en: "For everybody who owns or rents a home in the town."
          fr: "Pour toute personne propriétaire ou locataire d'un logement dans la ville."
        organisation: "\(Self.organisation)"
        phase: "live"
        kind: "transactional"
        sector: "tax"
        languages: ["en", "fr"]
        depends_on: ["ashbrook-payments", "ashbrook-sign-in"]
        volumes: { per_year: 52300, source: "invented for the demonstration" }
        critical_periods:
          - { title: { en: "Second instalment", fr: "Deuxième échéance" }, from: "\(day(-20))", until: "\(day(-34))" }
        maintenance:
          - { title: { en: "New tax year", fr: "Nouvelle année fiscale" }, \
        from: "\(pastMaintenance.from)", until: "\(pastMaintenance.until)" }
          - { title: { en: "Database move", fr: "Déplacement de la base" }, \
        from: "\(comingMaintenance.from)", until: "\(comingMaintenance.until)" }
        officials:
          - { office: "service_owner", name: "Ottilie Brandt", email: "revenue.owner@ashbrook.example", \
        deputy: "revenue.deputy@ashbrook.example", language: "en" }
          - { office: "duty_manager", name: "Duty desk", email: "duty@ashbrook.example", language: "en" }
        tasks:
          - { id: "pay", title: { en: "Pay a bill", fr: "Payer une facture" } }
          - { id: "balance", title: { en: "See what is owed", fr: "Consulter son solde" } }
        facts:
          late_fee: { kind: "money", value: "\(TownFees.lateTax) EUR" }
        feedback: { question_set: "fr-jdma", channels: ["web"] }
        \(judged(by: Self.french, Self.british))
        channels:
          - id: "web"
            kind: "web"
            title: { en: "Online", fr: "En ligne" }
            address: "\(ports.url(.tax, "/"))"
            hours: "24/7"
            languages: ["en", "fr"]
            probes:
              - { id: "start", use: "demo-page", every: "5s", with: { url: "\(ports.url(.tax, "/"))", \
        text: "Start now" } }
            facts:
              late_fee: { probe: "start", extract: "regex", pattern: "late fee is €([0-9.]+)", currency: "EUR" }
          - id: "mobile"
            kind: "mobile_web"
            title: { en: "On a mobile phone", fr: "Sur un mobile" }
            address: "\(ports.url(.tax, "/m/"))"
            hours: "24/7"
            languages: ["en", "fr"]
            probes:
              - { id: "start", use: "demo-mobile-page", every: "10s", with: { url: "\(ports.url(.tax, "/m/"))", \
        text: "Start now" } }
          - id: "api"
            kind: "api"
            title: { en: "For accounting software", fr: "Pour les logiciels comptables" }
            address: "\(ports.url(.tax, "/v1/status"))"
            hours: "24/7"
            probes:
              - { id: "status", use: "demo-api", every: "5s", with: { url: "\(ports.url(.tax, "/v1/status"))" } }
            facts:
              late_fee: { probe: "status", extract: "json", path: "$.fees.late", currency: "EUR" }
          - id: "phone"
            kind: "phone"
            title: { en: "Revenue office", fr: "Bureau des recettes" }
            address: "tel:+000000300"
            hours: "Mo-Fr 09:00-17:00"
            timezone: "\(Self.timezone)"
            languages: ["en"]
            probes:
              - { id: "line", use: "demo-heartbeat", every: "10s" }
        """
    }
}
