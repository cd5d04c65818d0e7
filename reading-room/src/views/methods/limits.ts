// What stemma does not do, in plain words; the longer account is in its documentation.

export interface Limit {
  about: string;
  says: string;
}

export const LIMITS: Limit[] = [
  {
    about: "Truth",
    says: "stemma shows who says what, on whose word. It does not say what is so, and grades no source.",
  },
  {
    about: "Independence",
    says: "“Independent” means that the reports show no common origin. A source that nobody names cannot be seen. Where the text leaves it open, origins are a range.",
  },
  {
    about: "Language",
    says: "English, edited news. Of a report in another language only shared passages, digits and ISO dates are compared.",
  },
  {
    about: "Who says what",
    says: "Direct quotations are found well, indirect speech with gaps. The trained model learnt from American political news; other beats, interviews, live blogs and translated copy score lower.",
  },
  {
    about: "Headlines",
    says: "A headline that comes apart from the text (HTML, JSON) is shown, and is not searched for quotations.",
  },
  {
    about: "Places",
    says: "Places come from a gazetteer of populated places, countries and well-known regions. A village below 500 inhabitants, an invented or a misspelt place has no coordinates, or those of a namesake.",
  },
  {
    about: "Times",
    says: "“On Thursday” is read from the day of publication. Where a report states none, the day is inferred from the others, as a range, or stays open. Feasts of moving calendars other than Easter are not read.",
  },
  {
    about: "Claims",
    says: "Statements are brought together by their words and by likeness. Two that share no telling word stay two claims; two that sound alike may be joined.",
  },
  {
    about: "Lineage",
    says: "Who had a text from whom is directed only by a credit, a time, or the readings of other reports. A copy that keeps no four words in a row of its exemplar is not linked to it.",
  },
  {
    about: "The reports",
    says: "Only the reports that were given are compared. What others wrote, and what an outlet changed later, is not seen.",
  },
];
