import Registry

extension DemoTown {
    /// "Report a broken street light": web, API and an automatic phone line.
    var lightsText: String {
        """
        format: "plumbline-service"
        format_version: "1"
        id: "report-street-light"
        title: { en: "Report a broken street light", fr: "Signaler un lampadaire en panne" }
        summary:
          en: "For anybody who sees a street light that does not work."
          fr: "Pour toute personne qui voit un lampadaire éteint."
        organisation: "\(Self.organisation)"
        phase: "beta"
        kind: "transactional"
        sector: "environment"
        languages: ["en", "fr"]
        volumes: { per_year: 2900, source: "invented for the demonstration" }
        officials:
          - { office: "service_owner", name: "Ruairí Castellan", email: "lights.owner@ashbrook.example", language: "en" }
          - { office: "duty_manager", name: "Permanence", email: "permanence@ashbrook.example", language: "fr" }
        tasks:
          - { id: "report", title: { en: "Report a light", fr: "Signaler un lampadaire" } }
          - { id: "track", title: { en: "See what became of it", fr: "Suivre un signalement" } }
        facts:
          repair_time: { kind: "duration", value: "P5D" }
        feedback: { question_set: "uk-satisfaction", channels: ["web"] }
        \(judged(by: Self.french))
        channels:
          - id: "web"
            kind: "web"
            title: { en: "Online", fr: "En ligne" }
            address: "\(ports.url(.lights, "/"))"
            hours: "24/7"
            languages: ["en", "fr"]
            probes:
              - { id: "start", use: "demo-page", task: "report", every: "5s", with: { \
        url: "\(ports.url(.lights, "/"))", text: "Start now" } }
              - { id: "reports", use: "demo-page", task: "track", every: "10s", with: { \
        url: "\(ports.url(.lights, "/reports"))", text: "Your report" } }
          - id: "api"
            kind: "api"
            title: { en: "For map and city apps", fr: "Pour les applications de plan" }
            address: "\(ports.url(.lights, "/v1/status"))"
            hours: "24/7"
            probes:
              - { id: "status", use: "demo-api", every: "5s", with: { url: "\(ports.url(.lights, "/v1/status"))" } }
          - id: "phone-line"
            kind: "phone_automated"
            title: { en: "Fault line, day and night", fr: "Ligne de signalement, jour et nuit" }
            address: "tel:+000000400"
            hours: "24/7"
            languages: ["en", "fr"]
            tasks: ["report"]
            probes:
              - { id: "line", use: "demo-heartbeat", every: "5s" }
        """
    }
}
