import Registry

extension DemoTown {
    /// "Register a birth": web, phone and counter.
    var birthsText: String {
        """
        format: "plumbline-service"
        format_version: "1"
        id: "register-birth"
        title: { en: "Register a birth", fr: "Déclarer une naissance" }
        summary:
          en: "For parents of a child born in the town, within five weeks."
          fr: "Pour les parents d'un enfant né dans la ville, dans les cinq semaines."
        organisation: "\(Self.organisation)"
        phase: "live"
        kind: "transactional"
        sector: "civil-status"
        languages: ["en", "fr"]
        depends_on: ["ashbrook-sign-in"]
        volumes: { per_year: 4400, source: "invented for the demonstration" }
        officials:
          - { office: "service_owner", name: "Camille Verhaegen", email: "registrar@ashbrook.example", \
        deputy: "registrar.deputy@ashbrook.example", language: "fr" }
          - { office: "duty_manager", name: "Duty desk", email: "duty@ashbrook.example", language: "en" }
        tasks:
          - { id: "register", title: { en: "Register the birth", fr: "Déclarer la naissance" } }
          - { id: "copy", title: { en: "Order a copy of the certificate", fr: "Commander une copie de l'acte" } }
        facts:
          fee: { kind: "money", value: "\(TownFees.birthCopy) EUR" }
          documents: { kind: "set", value: ["hospital form", "identity card of a parent"] }
        feedback: { question_set: "uk-satisfaction", channels: ["web"] }
        \(judged(by: Self.british))
        channels:
          - id: "web"
            kind: "web"
            title: { en: "Online", fr: "En ligne" }
            address: "\(ports.url(.births, "/"))"
            hours: "24/7"
            languages: ["en", "fr"]
            probes:
              - { id: "start", use: "demo-page", every: "5s", with: { url: "\(ports.url(.births, "/"))", \
        text: "Book an appointment" } }
              - { id: "form", use: "demo-download", every: "10s", with: { url: "\(ports.url(.births, "/form.pdf"))" } }
            facts:
              fee: { probe: "start", extract: "regex", pattern: "copy costs €([0-9.]+)", currency: "EUR" }
          - id: "phone"
            kind: "phone"
            title: { en: "Registrar's line", fr: "Ligne de l'état civil" }
            address: "tel:+000000200"
            hours: "24/7"
            languages: ["en", "fr"]
            probes:
              - { id: "line", use: "demo-heartbeat", every: "5s" }
          - id: "counter"
            kind: "counter"
            title: { en: "Town hall counter", fr: "Guichet de la mairie" }
            hours: "Mo-Fr 09:00-17:00; Sa 10:00-13:00"
            timezone: "\(Self.timezone)"
            places: ["ashbrook-town-hall"]
            tasks: ["register"]
        """
    }
}
