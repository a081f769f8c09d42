extension QuestionSets {
    /// The five-point question of the United Kingdom, with room for what could be better.
    static let britishQuestions = #"""
        format: "plumbline-questions"
        format_version: "1"
        id: "uk-satisfaction"
        version: 1
        title: { en: "Satisfaction, five points", fr: "Satisfaction en cinq points" }
        authority: "Government Digital Service (United Kingdom)"
        questions:
          - id: "satisfaction"
            construct: "satisfaction"
            kind: "choice"
            required: true
            label: { en: "How satisfied were you with this service?", fr: "Êtes-vous satisfait de ce service ?" }
            options:
              - { id: "very_satisfied", score: 10, label: { en: "Very satisfied", fr: "Très satisfait" } }
              - { id: "satisfied", score: 7.5, label: { en: "Satisfied", fr: "Satisfait" } }
              - { id: "neither", score: 5, label: { en: "Neither satisfied nor dissatisfied", fr: "Ni satisfait ni mécontent" } }
              - { id: "dissatisfied", score: 2.5, label: { en: "Dissatisfied", fr: "Mécontent" } }
              - { id: "very_dissatisfied", score: 0, label: { en: "Very dissatisfied", fr: "Très mécontent" } }
          - id: "completion"
            construct: "completion"
            kind: "choice"
            label: { en: "Could you do what you came for?", fr: "Avez-vous pu faire ce que vous vouliez ?" }
            options:
              - { id: "yes", label: { en: "Yes", fr: "Oui" } }
              - { id: "no", label: { en: "No", fr: "Non" } }
              - { id: "not_yet", label: { en: "I have not finished yet", fr: "Je n'ai pas encore terminé" } }
          - id: "improve"
            construct: "improve_text"
            kind: "text"
            limit: 1200
            label: { en: "How could we make it better?", fr: "Que pourrions-nous améliorer ?" }
            hint:
              en: "Please leave out names, numbers and addresses of people."
              fr: "N'indiquez ni noms, ni numéros, ni adresses de personnes."
        """#
}
