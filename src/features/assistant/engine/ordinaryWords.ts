/** Words of every conversation: they may resemble a name, but are not meant as one. */
const ordinary = new Set(
  `a about after afternoon again all also am an and any anybody anyone anything anytime appointment appointments april are around as ask at
   august available back be because before between book booked booking but by call can cancel cancelled change client clients come confirm
   correct could date day days december delete do does doing done don drop earlier earliest early else evening every everyone everything
   except february find fine first for forget fourth free friday from get give go going good great had half has have he hello help her here
   hers hi him his hour hours how i if in is it its january july june just keep know last late later latest least let like list long look
   make march may maybe me mean meant mind minute minutes moment monday month months more morning most move much must my name need never new
   next nice night no none noon not nothing november now o'clock october of off ok okay old on once one only open or other our out over past
   patient patients people per perfect pick please possible postpone put ready really reschedule reserve right rules same saturday say
   schedule second see send september session shall she shift should show slot slots some somebody someone something soon soonest sorry
   start still stop such sunday sure take tell than thank thanks that the their them then there these they thing third this those three
   thursday till time times to today together tomorrow tonight too tuesday two until up us use very wait want was we wednesday week weekend
   weeks well were what when where which who why will wish with won works would yeah year yep yes yesterday you your system prompt ignore
   aber abend abends ab alle allen alles als am an andere anderen auch auf bei beim bin bis bitte brauche buchen buche da danke dann das dass
   dem den der des dich die diese diesen dieser dir doch donnerstag du eher ein eine einem einen einer er erste ersten es etwas frei freitag
   frueh fruh fur ganz geht genau gern gerne gleiche guten habe haben hallo hat hatte heute ich ihr im in ist ja jemand kann kein keine
   kommen kommenden konnen konnte lieber loschen mache machen mal mehr mein meine meinen mich mir mit mittag mittags mittwoch mochte
   montag morgen morgens nach nachmittag nachmittags nachste nachsten nehme nein nicht noch nur ob oder ohne passt samstag schon sie sind
   so sonntag spater stunde stunden tag tage termin termine uber uhr um und uns verlegen verschieben vom von vor vormittag vormittags wann
   war was welche wer wie will wir wird woche wochen wollen wurde zu zum zur zwei zweite zweiten dienstag stornieren absagen neuen buchung
   lunch lunchtime early around about half quarter lass lassen egal moglichst bald
   idiot stupid dumb useless table drop select from where union users admin patientsn`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

export function isOrdinaryWord(word: string): boolean {
  return ordinary.has(word);
}
