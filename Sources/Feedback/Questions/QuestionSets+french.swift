extension QuestionSets {
    /// The form of the French observatory: three faces, clarity in five steps, help that was sought.
    static let frenchQuestions = #"""
        format: "plumbline-questions"
        format_version: "1"
        id: "fr-jdma"
        version: 1
        title: { en: "My opinion on this procedure (France)", fr: "Je donne mon avis" }
        authority: "Direction interministérielle du numérique (DINUM)"
        questions:
          - id: "satisfaction"
            construct: "satisfaction"
            kind: "choice"
            required: true
            label: { en: "How did it go?", fr: "Comment cela s'est-il passé ?" }
            options:
              - { id: "good", score: 10, label: { en: "Well", fr: "Bien" } }
              - { id: "medium", score: 5, label: { en: "So-so", fr: "Moyennement" } }
              - { id: "bad", score: 0, label: { en: "Badly", fr: "Mal" } }
          - id: "clarity"
            construct: "clarity"
            kind: "choice"
            label:
              en: "Were the information and instructions clear?"
              fr: "Les informations et les consignes étaient-elles claires ?"
            options:
              - { id: "step_5", score: 10, label: { en: "5 – very clear", fr: "5 – très claires" } }
              - { id: "step_4", score: 7.5, label: { en: "4", fr: "4" } }
              - { id: "step_3", score: 5, label: { en: "3", fr: "3" } }
              - { id: "step_2", score: 2.5, label: { en: "2", fr: "2" } }
              - { id: "step_1", score: 0, label: { en: "1 – not clear at all", fr: "1 – pas claires du tout" } }
          - id: "help"
            construct: "help_tried"
            kind: "several"
            label: { en: "Where did you look for help?", fr: "À qui avez-vous demandé de l'aide ?" }
            options:
              - { id: "counter", channel: "counter", label: { en: "At a counter", fr: "À un guichet" } }
              - { id: "phone", channel: "phone", label: { en: "By phone", fr: "Par téléphone" } }
              - { id: "email", channel: "email", label: { en: "By e-mail", fr: "Par courriel" } }
              - { id: "chat", channel: "chat", label: { en: "In a chat", fr: "Par messagerie instantanée" } }
              - { id: "close", label: { en: "From somebody close", fr: "Auprès d'un proche" } }
              - { id: "other", label: { en: "Elsewhere", fr: "Ailleurs" } }
              - { id: "none", alone: true, label: { en: "I needed no help", fr: "Je n'ai pas eu besoin d'aide" } }
          - id: "reached"
            construct: "help_reached"
            kind: "choice"
            show_if: { question: "help", is: ["counter", "phone", "email", "chat"] }
            label: { en: "Did you get through to somebody?", fr: "Avez-vous pu joindre quelqu'un ?" }
            options:
              - { id: "yes", label: { en: "Yes", fr: "Oui" } }
              - { id: "no", label: { en: "No", fr: "Non" } }
          - id: "help_quality"
            construct: "help_quality"
            kind: "choice"
            show_if: { question: "reached", is: ["yes"] }
            label: { en: "How good was the help?", fr: "L'aide reçue était-elle de qualité ?" }
            options:
              - { id: "excellent", score: 10, label: { en: "Excellent", fr: "Excellente" } }
              - { id: "good", score: 7.5, label: { en: "Good", fr: "Bonne" } }
              - { id: "fair", score: 5, label: { en: "Fair", fr: "Moyenne" } }
              - { id: "bad", score: 2.5, label: { en: "Bad", fr: "Mauvaise" } }
              - { id: "very_bad", score: 0, label: { en: "Very bad", fr: "Très mauvaise" } }
          - id: "say"
            construct: "improve_text"
            kind: "text"
            limit: 1200
            label: { en: "What would you like to tell us?", fr: "Que souhaitez-vous nous dire ?" }
            hint:
              en: "Please leave out names, numbers and addresses of people."
              fr: "N'indiquez ni noms, ni numéros, ni adresses de personnes."
        """#
}
