# ruff: noqa: E501 - one case a line
"""How human-rights news and press releases report acts: one sentence or two, and the claim a careful reader takes from it.

A case is "text | expected | reason".  Expected is "act: actors > addressees # instruments", in the text's own words,
separated by semicolons; "*" stands for any; "-act" means no claim of that act, "-act: actors" none with these, "-" no claim at all.
"""

from __future__ import annotations

import re

import pytest

from hrgraph.acts.slots import SLOTS
from hrgraph.article import parse_article
from hrgraph.lexicon import Frame, load_lexicon
from hrgraph.mapper import Mapper
from hrgraph.records import Act, Participant

pytestmark = pytest.mark.model

URGE = """
Ana Paz asked the governor to free the miners. | urge: Ana Paz > governor | nobody's object is the clause's own subject
ISHR urged shareholders and embassies to speak up. | urge: ISHR > shareholders; embassies | who is asked to act is somebody, whatever the noun
The cooperative urged ECOWAS to free the miners. | urge: cooperative > ECOWAS | who asks is somebody, whatever the noun
The seminar on the crisis ended. The situation urges States to act. | -urge | a state of things asks nobody
FIDH deplored that no officer had been tried and recommended that the file be opened. | urge: FIDH | a passive clause does not go on with an active verb
Norway regretted that the bank had declined to answer, and appealed to Chad to free the poet. | urge: Norway > Chad | nor a perfect one after a comma with a past
FIDH mourned the miners gunned down by soldiers and renewed its plea for an inquiry. | urge: FIDH > | nor a participle; an inquiry is asked for, not asked
We thank all who fill the gaps that remain. We regret acts that limit these rights and call on Chad to free the poet. | urge: * > Chad | nor what only describes, with a request
She recalled that this year was the tenth since the vote, and also asked Chad to sign. | -urge | a year asks nobody
Kenyan officials should disclose where the poet is being held, six experts urged today, four years after soldiers took him from his house. | urge: six experts > Kenya | a verb of saying coordinated without "and"
Chad, Odhikar added, should not expel one more. | urge: Odhikar > Chad | who says it aside, parsed as an apposition
The bill must be dropped, the families wrote to the Speaker. | urge: families > Speaker | whom they write to is asked
A court ordered Chad to reopen the newspaper. | urge: court > Chad | whom a court orders to do something is asked
A court ordered his release. | -urge | an order without anybody who has to obey
Peru turned down four requests for visits. | -urge | turned down
Ana Paz thanked FIDH for its daily calls to her mother. | -urge | calls by telephone
Kenya called in the envoys of Chad on Monday and sent them home. | -urge | called in
The families sought an explanation from the bank. | urge: families > bank | sought from
Norway gave Chad 30 days to free the poet. | urge: Norway > Chad | a time to do it in
Chad has not replied, nor has Chad invited the experts. | -urge | nor
The bishops begged forgiveness. | -urge | begged forgiveness
Kenya proposed to split the cost. | -urge | offers
The families pleaded in an open letter for leniency. | urge: families | the preposition hung on the letter
The group has called for the companies that are in the region to do more for the miners. | urge: group > companies | the doer of the infinitive behind "for"
OMCT called on decision-makers in Togo to change course. | urge: OMCT > decision-makers | a hyphen in the noun
Better prisons were among the recommendations in a report by OMCT and FIDH. | urge: OMCT; FIDH | the report that recommends is theirs
OMCT drew up a list of recommendations to Togo. | urge: OMCT > Togo | recommendations to
Gina Paz said that civic space was shrinking. States needed to repeal such laws. | urge: Gina Paz > States | a speech goes on in the past tense, without a word on who speaks
Gina Paz said that civic space was shrinking. States need visas for that. | -urge | the present tense is the teller's own
Norway's delegate said that the text was weak. However, it was a start. The sponsors should have it amended. | urge: Norway > sponsors | through the sentences of one paragraph
The Secretary-General demanded the release of President Keita. | urge: Secretary-General > | who is to be freed isn't asked
UNICEF met the families. It urged the public and the media to stay calm. | urge: * > public; media | the public is nobody spoken of before
UNHCR left the camp. While acknowledging the efforts of Chad, it demanded the return of the children. | urge: UNHCR | the subject after a participle is nobody in it
Ms Azoulay trusts that the authorities of Peru will find the killers. | urge: Azoulay > Peru | trust that X will
Paris, Oct 23 (IANS/AKI) The head of UNESCO urged Peru to act. | urge: head of UNESCO > Peru | an agency's dateline without a dash
Calls for his release came from Norway and FIDH. | urge: Norway; FIDH | where calls come from
15 senators sent a letter to Secretary of State Antony Blinken asking him to act. | urge: 15 senators > Antony Blinken | a person behind an office of three words
The experts drew attention to the need for States to free prisoners. | urge: experts > States | the need for X to
Ireland urged the world to protect the forests. | urge: Ireland > world | the world
Lawmakers from across the region urge Chad to free the poet, said CIVICUS in a statement. | urge: Lawmakers from across the region > Chad | a bare form before said is no subjunctive
This summit must be the occasion for Chad to free the poets, FIDH said. | urge: FIDH > Chad | who has the occasion is asked
Whilst recognising the efforts of the mayor, FIDH urges Chad to free him. | -state | what is conceded is only the ground
Charles Santiago spoke in Geneva. Santiago urged Chad to free the poets. | urge: Charles Santiago > Chad | a surname, not the capital
FIDH and OMCT spoke in Geneva. The human rights groups urged Chad to act. | urge: FIDH; OMCT > Chad | rights groups that spoke before
A clerk gave his appeal to the paper. A lawyer fell while giving his appeal. | -urge | an appeal in court
Norway called for protection of the defenders. | urge: Norway > | who is protected isn't asked
Today, farmers' unions across the region call on you and on Togo to free him. FIDH left. | urge: * > * | call on is a verb after where they are
CIVICUS recalls the resolution on land, entitled “Sharing what we have”, was passed. | state: CIVICUS # Sharing what we have | a title in small letters
ISHR and others have been advocating for years for the Council to do more against reprisals. | urge: ISHR; others > Council | hung on a length of time
FIDH called for the arrest of the officers, and an inquest by the African Commission. | urge: FIDH > African Commission | second noun hung on the verb
CIVICUS urged all parties, particularly States, to protect the witnesses. | urge: CIVICUS > parties; States | picked out by particularly
Norway recommitted to ending child marriage. | commit: Norway | recommit
France and Germany agreed on a plan for peace. | commit: France; Germany | agree on
Armenia and Azerbaijan signed a ceasefire agreement. | commit: Armenia; Azerbaijan | an agreement of two
The agreement between Colombia and Venezuela to open the border was hailed. | commit: Colombia; Venezuela | agreement between
Kenya reached a deal with the unions. | commit: Kenya > unions | deal with
Ethiopia declared a unilateral ceasefire. | commit: Ethiopia | ceasefire
Iran's commitment to human rights is in doubt. | -commit | a commitment to a cause is no promise
The Secretary-General picked Volker Türk as his adviser. | appoint: Secretary-General > Volker Türk | pick as
The Secretary-General tapped Volker Türk to lead the Office. | appoint: Secretary-General > Volker Türk | tap to
The police tapped the phone of Volker Türk. | -appoint | a tapped phone
Mary Lawlor has been named the next director of the Trust, Amnesty International announced. | appoint: Amnesty International > Mary Lawlor | who announces an appointment made it
The Council's appointment of Volker Türk was approved. | appoint: Council > Volker Türk | possessor appoints
The jury named him among the finalists. | -appoint | named among
At the invitation of Ghana, the Special Rapporteur toured the prisons. | urge: Ghana > Special Rapporteur | who came on the invitation was invited
Egypt ignored repeated calls by the United Nations to free the blogger. | urge: United Nations > Egypt | who ignores a call was called on
Responding to the appeal of FIDH and OMCT, the African Commission opened an inquiry. | urge: FIDH; OMCT > African Commission | who responds to an appeal was appealed to
Zimbabwe rejected calls from Amnesty International to reopen the case. | urge: Amnesty International > Zimbabwe | rejected calls
ARTICLE 19 joined 40 organisations to urge Kenya to drop the bill. | urge: ARTICLE 19; 40 organisations > Kenya | joined to urge: both
Amnesty International urged Mali, along with Niger, to free the students. | urge: Amnesty International > Mali; Niger | along with
FIDH called on both sides to stop the fighting. | urge: FIDH > both sides | sides of a conflict
FIDH deplores the fighting. Guatemala and Peru are called to protect the witnesses. | urge: FIDH > Guatemala; Peru | called to, without on
Guatemala and Peru are called upon to protect the witnesses, said FIDH. | urge: FIDH > Guatemala; Peru | passive in what is said
“Vietnam ought to scrap the law,” said Agnès Callamard. | urge: Agnès Callamard > Vietnam | ought to
“We wish to see these women set free,” said Agnès Callamard. | urge: Agnès Callamard | wish to see done
“We want to see Iran release these women,” said Agnès Callamard. | urge: Agnès Callamard > Iran | want to see X do
Amnesty International said urgent steps needed to be taken to protect witnesses. | urge: Amnesty International | needed, parsed as a participle
“These threats demand the Council's response,” Agnès Callamard said. | urge: Agnès Callamard > Council | what things demand
“Children need protection in times of war,” Agnès Callamard said. | -urge | a want is no request
The Committee called for the support of all States in protecting witnesses. | urge: Committee > States | support of
FIDH called for urgent action from the African Union. | urge: FIDH > African Union | action from
FIDH demanded an inquiry by the African Commission. | urge: FIDH > African Commission | inquiry by
FIDH called for the repeal of the law of Togo. | urge: FIDH > | the repeal of a law is no deed of the law's
“The time has come for Egypt to end this,” said Agnès Callamard. | urge: Agnès Callamard > Egypt | the time has come for
“It is incumbent upon the Council to act,” said Agnès Callamard. | urge: Agnès Callamard > Council | incumbent upon
“It is up to Egypt to stop this,” said Agnès Callamard. | urge: Agnès Callamard > Egypt | up to
“We look to the Council to extend the mandate,” said Agnès Callamard. | urge: Agnès Callamard > Council | look to
As recommended by the Committee, Fiji repealed the law. | urge: Committee > Fiji | as recommended by
Rights groups have urged that the law be repealed. | urge: Rights groups > | urge that with a bare verb
A statement signed by 12 States called for the release of the poet. | urge: 12 States | main verb parsed as a participle
The mission asked for access to the prisons but Nicaragua refused. | urge: mission | past tense is no participle
FIDH held a rally to demand that Togo free the students. | urge: FIDH > Togo | held a rally to
Students waved banners demanding new elections. | urge: Students | who holds the banner demands
ISHR wrote to Peru. The Special Rapporteur requested that the State provide information. | urge: Special Rapporteur > Peru | the State
Peru declared a state of emergency. FIDH urged the state to lift it. | urge: FIDH > Peru | the state alone means the State
The Committee's recommendation that Fiji repeal the law was accepted. | urge: Committee > Fiji | an accepted recommendation was made
The representative of Norway took the floor. He said that Member States had to respond to the attacks. | urge: Norway > Member States | he is the State's representative; had to
Norway's delegate said that the courts had to condemn the killings. | -condemn | what somebody has to do isn't done
FIDH called out Chad for its refusal to work with the mechanisms. | -urge | call out is no call
The draft creates no new rights, the ambassador of Norway insisted. | -urge | insisting on a fact
The 85 organisations, including Human Rights House Foundation, urge delegations to support the extension of the mandate and in time co-sponsor the text. | urge: 85 organisations; Human Rights House Foundation > delegations | urge behind a comma is a verb
ISHR addressed the Human Rights Council. CIVICUS urged the UN body to act. | urge: CIVICUS > Human Rights Council | the UN body is no organisation of civil society
The Committee commended countries such as Ghana and Kenya for their laws. | welcome: Committee > countries; Ghana; Kenya | such as
Amnesty International launched an appeal to Bahrain to free the doctor. | urge: Amnesty International > Bahrain | light verb and noun
ARTICLE 19 joined Human Rights Watch in calling on Uganda to repeal the law. | urge: ARTICLE 19; Human Rights Watch > Uganda | X joined Y in: both
CIVICUS urged Malaysia to abolish the Sedition Act 1948. | urge: CIVICUS > Malaysia # Sedition Act 1948 | the year belongs to the title
CIVICUS urged Malaysia to abolish the Security Offences (Special Measures) Act 2012. | urge: CIVICUS > Malaysia # Security Offences (Special Measures) Act 2012 | brackets within a title
ISHR called on Sudan to amend its Associations Act No. 16 of 2009. | urge: ISHR > Sudan # Associations Act No. 16 of 2009 | number and year
FIDH is urging the European Union to suspend the agreement. | urge: FIDH > European Union | progressive
The President was asked by Front Line Defenders to veto the bill. | urge: Front Line Defenders > President | passive with agent
Kenya was called upon by the Committee against Torture to open an inquiry. | urge: Committee against Torture > Kenya | stranded preposition
Human Rights Watch appealed to the African Union for a stronger mission. | urge: Human Rights Watch > African Union | appeal to for
The International Commission of Jurists made a plea to Poland to respect its judges. | urge: International Commission of Jurists > Poland | light verb plea
CIVICUS put pressure on India to amend the law. | urge: CIVICUS > India | put pressure on
OMCT exhorted the Philippines to end the killings. | urge: OMCT > Philippines | rare verb
The call by FIDH on Tunisia to release the judges went unanswered. | urge: FIDH > Tunisia | nominal call by
Amnesty International's call for an arms embargo was ignored. | urge: Amnesty International | nominal call with possessor
At the request of Mexico, the Committee postponed its review. | urge: Mexico | at the request of
ISHR's appeal to the United Nations Secretary-General has had no reply. | urge: ISHR > United Nations Secretary-General | nominal appeal to
In a letter to the Prime Minister, the Committee to Protect Journalists asked for an investigation. | urge: Committee to Protect Journalists > * | addressee of the letter
Egypt must immediately release Alaa Abdel Fattah, said Amnesty International. | urge: Amnesty International > Egypt | must, said X
“Belarus has to stop jailing lawyers,” FIDH said. | urge: FIDH > Belarus | has to
“It is high time that Vietnam freed these bloggers,” said Human Rights Watch. | urge: Human Rights Watch > Vietnam | it is high time
“We call on Nigeria to act,” said Clément Voule. | urge: Clément Voule > Nigeria | we in a quotation
Amnesty International said that Iran needs to halt the executions. | urge: Amnesty International > Iran | need to
According to FIDH, Mali should reopen the investigation. | urge: FIDH > Mali | according to with should
ISHR is calling for the renewal of the mandate. | urge: ISHR | call for, no addressee
The World Organisation Against Torture, for its part, is demanding the immediate release of the lawyer. | urge: World Organisation Against Torture | between commas
It was Switzerland that asked the Council to hold the debate. | urge: Switzerland > Council | cleft
Among those urging Sri Lanka to ratify the treaty was Amnesty International. | urge: Amnesty International > Sri Lanka | inversion after among those
Not only did FIDH call on Chad to free him, but it also sent observers. | urge: FIDH > Chad | not only inversion
CIVICUS recommends that Senegal repeal the ban. | urge: CIVICUS > Senegal | subjunctive
CIVICUS proposes that the Council set up a fact-finding mission. | urge: CIVICUS > Council | propose with base form
Front Line Defenders reiterated its demand that Honduras bring the killers to justice. | urge: Front Line Defenders > Honduras | demand that
The Inter-American Commission ordered Guatemala to protect the journalist. | urge: Inter-American Commission > Guatemala | order
Japan was urged to sign the treaty by Amnesty International. | urge: Amnesty International > Japan | agent after the request
Amnesty International is seeking the release of the students from Cuba. | urge: Amnesty International | seek release
ISHR prompted the Council to look into the killings. | urge: ISHR > Council | prompt
Human Rights Watch would like Jordan to amend the law. | urge: Human Rights Watch > Jordan | polite wish is a request
FIDH and OMCT reiterate their call to Venezuela to let monitors in. | urge: FIDH; OMCT > Venezuela | reiterate call to
“Angola should drop the charges,” the organisation Amnesty International said in a statement. | urge: Amnesty International > Angola | quote first
ISHR raised the need for Thailand to protect the lawyer. | urge: ISHR > Thailand | need for X to
ISHR, Amnesty International and CIVICUS jointly request that Qatar free the blogger. | urge: ISHR; Amnesty International; CIVICUS > Qatar | list of actors
Civil society groups are pushing for Ghana to reject the bill. | urge: Civil society groups > Ghana | push for X to
The Committee on Enforced Disappearances encouraged Iraq to search for the missing. | urge: Committee on Enforced Disappearances > Iraq | encourage
By calling on Zambia to decriminalise defamation, the Commission sent a signal. | urge: Commission > Zambia | gerund after by
In urging Peru to act, Amnesty International cited the Escazú Agreement. | urge: Amnesty International > Peru | gerund after in
The Human Rights Committee, in its concluding observations, recommended to Haiti that it reform the police. | urge: Human Rights Committee > Haiti | recommend to
The Court was petitioned by Reporters Without Borders to lift the ban. | urge: Reporters Without Borders > Court | petition passive
Iran was told by the Special Rapporteur to stop the hangings. | urge: Special Rapporteur > Iran | tell to
The Secretary-General told Russia to end the war. | urge: Secretary-General > Russia | tell to
Amnesty International wants the killers brought to justice. | urge: Amnesty International | want done
FIDH has sounded a call to France to stop the sales. | urge: FIDH > France | light verb sound
The statement, delivered by Finland, urges Azerbaijan to free the journalists. | urge: Finland > Azerbaijan | statement acts for its author
In its resolution, the European Parliament invites the Commission to propose sanctions. | urge: European Parliament > Commission | invite to
Calls by OMCT for an inquiry have been ignored. | urge: OMCT | plural nominal call
Following an appeal from the High Commissioner, talks resumed. | urge: High Commissioner | appeal from
Rather than arresting critics, Rwanda should protect them, Amnesty International said. | urge: Amnesty International > Rwanda | rather than
Amnesty International has campaigned for Algeria to free the poet. | urge: Amnesty International > Algeria | campaign for X to
UN experts asked Cambodia for information on the case. | urge: UN experts > Cambodia | ask for information
Human Rights Watch pressed Malaysia for answers. | urge: Human Rights Watch > Malaysia | press for
“Let us stand together,” Volker Türk said. | urge: Volker Türk | let us
The High Commissioner called again on Syria to open the prisons. | urge: High Commissioner > Syria | adverb inside call on
The petition, signed by FIDH, demands that Cuba end the harassment. | urge: FIDH > Cuba | petition signed by acts for its signer
The ambassador of Sweden has asked to see the prisoner. | urge: * | ask to see
“The United Nations should send observers,” argued Agnès Callamard. | urge: Agnès Callamard > United Nations | argue
It is essential that Bolivia adopt the protocol, Amnesty International stressed. | urge: Amnesty International > Bolivia | essential that
The duty of Honduras to protect Berta Cáceres was recalled by the Commission. | -urge | recalling a duty is no request
A United Nations rights expert today demanded the release of the singers in Togo. In a statement, the Special Rapporteur on torture, Nils Melzer, also called for a visit. | urge: Nils Melzer | the lead describes who is named next
UN experts today demanded the release of the singers in Togo. The Special Rapporteur on torture, Nils Melzer, also called for a visit. | urge: UN experts | several experts are not the one who is named
States must keep their promises to protect women human rights defenders, who are increasingly under attack and inadequately protected, a group of UN experts* said. | urge: group of UN experts > States | a footnote's asterisk; the speaker parsed as an apposition
States must keep their promises to protect the witnesses, the experts said. | -commit | what is asked to be kept
"""

URGE_NOT = """
Amnesty International did not call on Egypt to release him. | -urge | negated
Nobody asked the Council to act. | -urge | nobody
If FIDH had asked Mali to act, lives would have been saved. | -urge | condition
The organisation may call on Togo to resign. | -urge | modal
Amnesty International urged the Secretary-General to condemn the attacks. | -condemn | inside a request
ISHR called on States to welcome the report. | -welcome | inside a request
FIDH asked the Council to express concern about the arrests. | -concern | inside a request
Human Rights Watch urged Spain to meet with the families. | -meet | inside a request
The Committee asked Ireland to adopt the law. | -adopt | inside a request
The Committee recommended that Chad ratify the Convention. | -join | inside a request
Amnesty International asked Peru to sign the Escazú Agreement. | -join | inside a request
France failed to call for a ceasefire. | -urge | failed to
The ambassador refused to ask Iran for a visa. | -urge | refused to
No State asked China to answer. | -urge | no subject
The call came two days after the vote. | - | call without actor or content
He called his mother from prison. | -urge | telephoned
The road was called Liberty Street. | -urge | named
Whether Amnesty International asked Egypt to act is unclear. | -urge | whether
Before asking Nepal to act, the Commission should visit it. | -urge | before asking
Without urging Kuwait to act, the Council closed the debate. | -urge | without
"""

WELCOME = """
Our thanks go to Norway. | welcome: * > Norway | where thanks go
Norway's decision to sign the treaty won plaudits from OMCT. | welcome: OMCT > Norway | whose deed it is
FIDH was glad to hear that Togo had freed the poet. | welcome: FIDH > Togo | who did what one is glad to hear
Donors are encouraged by FIDH to pay the rent. | -welcome | encouraged to act
FIDH impressed on the mayor that the well is dry. | -welcome | to impress something on somebody
"What a day," cheered Ana Paz. | welcome: Ana Paz | words that are cheered
Agnès Callamard was pleased by the high level of attendance of local organisations. | welcome: Agnès Callamard > local organisations | level of attendance of
FIDH welcomed the participation of Kenya in the debate. | welcome: FIDH > Kenya | participation of
The Secretary-General recognises the important work of UNICEF in Chad. | welcome: Secretary-General > UNICEF | recognises the work of
The Secretary-General recognises the importance of the work ahead. | -welcome | nobody's merit
The Committee expressed delight that France had ratified the Convention. | welcome: Committee > France | pleased that X did
“Let me take this opportunity to commend Norway for its work,” said Ana Pérez. | welcome: Ana Pérez > Norway | take this opportunity
“Allow me to thank Norway for its support,” said Volker Türk. | welcome: Volker Türk > Norway | allow me to
FIDH thanked Tatenda Moyo for his courage in opposing the army. | -condemn | courage in doing is no deed
FIDH praised Kenya for championing a number of reforms. | welcome: FIDH > Kenya | reason of praise
Norway thanked those who had signed the letter. | welcome: Norway > those who had signed the letter | those who
ISHR extended a warm welcome to Volker Türk. | welcome: ISHR > Volker Türk | light verb and noun
Amnesty International paid homage to Jina Mahsa Amini. | welcome: Amnesty International > Jina Mahsa Amini | paid homage
ISHR hailed Costa Rica for its leadership. | welcome: ISHR > Costa Rica | hail for
FIDH expressed its gratitude to Mexico. | welcome: FIDH > Mexico | express gratitude
The Special Rapporteur was full of praise for Ireland. | welcome: Special Rapporteur > Ireland | full of praise for
The decision was welcomed by Human Rights Watch. | welcome: Human Rights Watch | passive
Tunisia was praised by the Committee for its openness. | welcome: Committee > Tunisia | passive with addressee
The law was warmly received by Front Line Defenders. | welcome: Front Line Defenders | warmly received
Welcoming the release of the doctor, Amnesty International asked for an inquiry. | welcome: Amnesty International | fronted participle
In congratulating Malawi, the Council spoke of a new era. | welcome: Council > Malawi | gerund after in
Norway drew praise from Human Rights Watch. | welcome: Human Rights Watch > Norway | drew praise from
The Commission takes note with satisfaction of the reform in Gambia. | welcome: Commission | note with satisfaction
FIDH is delighted that Kazakhstan ratified the treaty. | welcome: FIDH | delighted that
ISHR was heartened by the news. | welcome: ISHR | adjective
OMCT gave credit to Ecuador for the reform. | welcome: OMCT > Ecuador | give credit
OMCT credits Ecuador with progress. | welcome: OMCT > Ecuador | credit with
Human Rights Watch congratulated Maria Ressa on the prize. | welcome: Human Rights Watch > Maria Ressa | congratulate
The move won praise from Amnesty International. | welcome: Amnesty International | won praise from
Portugal received congratulations from the High Commissioner. | welcome: High Commissioner > Portugal | receive congratulations
The Council's praise for Tunisia surprised nobody. | welcome: Council > Tunisia | nominal praise
“This is a historic step,” said Agnès Callamard. | welcome: Agnès Callamard | evaluative quotation
“Today justice has been served,” said FIDH. | welcome: FIDH | justice served
The organisation Amnesty International voiced its appreciation for the court's courage. | welcome: Amnesty International > court | voice appreciation
Finland expressed its appreciation to the Special Rapporteur for her report. | welcome: Finland > Special Rapporteur | appreciation to
Chile commended and thanked the High Commissioner. | welcome: Chile > High Commissioner | shared object
The Committee notes with approval that Nepal abolished the practice. | welcome: Committee > * | note with approval
Amnesty International lauds the courage of Narges Mohammadi. | welcome: Amnesty International > * | laud
Germany took the floor to thank the Special Rapporteur. | welcome: Germany > Special Rapporteur | took the floor to
Canada was applauded for its vote by CIVICUS. | welcome: CIVICUS > Canada | agent at the end
The prize committee saluted the bravery of Nasrin Sotoudeh. | welcome: prize committee > * | salute
The release of the four monks was met with relief by FORUM-ASIA. | welcome: FORUM-ASIA | met with relief
ISHR expresses delight at the vote. | welcome: ISHR | delight
Amnesty International did not welcome the decision. | -welcome | negated
Welcome to our new office. | -welcome | greeting
Refugees were made welcome in Uganda. | -welcome | made welcome
The Minister was welcomed at the airport. | -welcome | passive without actor
Malaysia pledged to abolish the death penalty. FIDH hailed the decision. | welcome: FIDH > Malaysia | the decision is the pledge told of before
The Ambassador of Mexico, Rodrigo Paz, met with the Commissioner for Human Rights of the Republic of Azerbaijan, Sabina Aliyeva. The Commissioner praised Norway. | welcome: Sabina Aliyeva > Norway | who was introduced as the Commissioner
"""

CONDEMN = """
Egypt arrested the poet Ada Obi, in what FIDH lambasted as a farce. | condemn: FIDH > Egypt | in what somebody calls it: the deed of the main clause
Soldiers arrested Ada Obi, a measure that ISHR called intolerable. | condemn: ISHR > Soldiers | an apposition to the deed
A judge jailed the poet Ada Obi. Nigeria's Press Council called the order "a stain". | condemn: Press Council > judge | a quoted name for a deed
Does the Secretary-General condemn the arrest? | -condemn | a question
FIDH did not name anybody; nor did it condemn anyone. | -condemn | nor did
FIDH deplored that the High Court had upheld the ban. | condemn: FIDH > High Court | who did what is deplored
FIDH holds Poland answerable for the deaths. | condemn: FIDH | answerable
Parliament passed the bill over the objections of FIDH and ISHR. | condemn: FIDH; ISHR > Parliament | objections that were overridden
The court passed over the objections. | -condemn | whose objections they were, nobody says
The fraud resulted in nationwide protest. | -condemn | "in protest" without a doer
The Norwegian lawyers left the hall in protest. | condemn: lawyers | what is done in protest
Chad brushed aside the findings of FIDH. | condemn: Chad > FIDH | whose findings they are
Egypt dismissed their account as a lie. | condemn: Egypt | dismissed as
Kenya dismissed the director of the museum. | -condemn | who loses a post is not blamed
The High Court dismissed the appeal. | -condemn | what a court dismisses
The company brushed off the dust. | -condemn | no claim of anybody
Cuba levelled accusations of bias against FIDH. | condemn: Cuba > FIDH | against, hung on what the accusation is of
FIDH tore into the Government of Chad. | condemn: FIDH > Chad | tear into
The reporter laid the letter into the box. | -condemn | laid into what is nobody
Cuba voted no. | condemn: Cuba | vote no
The minister was heckled by students. | condemn: students > minister | heckled
FIDH took the Council to task for its silence. | condemn: FIDH > Council | take to task
Mexico's lawyers are up in arms over the ruling. | condemn: lawyers | up in arms
The Secretary-General cited Togo as a perpetrator of reprisals. | condemn: Secretary-General > Togo | named as perpetrators
The Assembly adopted the resolution on landmines by 135 in favour to 3 against (Belarus, Cuba, Syria), with 26 abstentions (Chad, Chile). | condemn: Belarus; Cuba; Syria > # resolution | a tally with the names of who voted against
The Assembly adopted the resolution on landmines by 135 in favour to 3 against, with 2 abstentions (Chad, Chile). | -condemn | a tally without names
“That sends the wrong message to the families,” said Agnès Callamard. | condemn: Agnès Callamard | the wrong message
The allegations by Egypt were shot down by Norway. | condemn: Norway > Egypt | shoot down what is said
FIDH is disappointed by India dismissing the report. | condemn: India | who does what disappoints
The Ministry of Foreign Affairs of Egypt met FIDH. The ministry condemned the attack. | condemn: Egypt | the ministry is its State
The boycott by the Alternative People's Congress (APC) ended. The APC condemned the raid. | condemn: Alternative People's Congress | an acronym that the text defines
A joint statement from diplomatic missions in Dhaka condemned the raid. It was long. The statement was signed by the embassies of Chad, Fiji and Mali. | condemn: Chad; Fiji; Mali | who signed are the missions
FIDH denounced the attacks by the occupying power Russia. | condemn: FIDH > Russia | a power beside its name
CPJ condemned the arrest of Ana Gomez. It rained. The army arrested Ana Gomez at her home in May. | condemn: CPJ > army | who did it is told further down
CPJ condemned the arrest of Ana Gomez. In May two gunmen killed Ana Gomez. | condemn: CPJ > | another deed is not what is blamed
FIDH sued the Government of Chad over the floods. | condemn: FIDH > Chad | who sues a government accuses it
Kenya and Chad have withdrawn their opposition to the text. | -condemn | who withdraws blame doesn't blame
The lawyer retracted her criticism of the court. | -condemn | taken back
Amnesty International came out against the bill. | condemn: Amnesty International | came out against
FIDH spoke out against the arrests in Turkey. | condemn: FIDH | spoke out against
ISHR took issue with China's reply. | condemn: ISHR > China | took issue with
Human Rights Watch is critical of Poland. | condemn: Human Rights Watch > Poland | critical of
The Committee found fault with Hungary. | condemn: Committee > Hungary | find fault with
CIVICUS hit out at India over the ban. | condemn: CIVICUS > India | hit out at
FIDH lashed out at the European Union. | condemn: FIDH > European Union | lash out at
Amnesty International called out Saudi Arabia for the executions. | condemn: Amnesty International > Saudi Arabia | call out
Iran came under fire from the Special Rapporteur. | condemn: Special Rapporteur > Iran | come under fire from
Egypt drew criticism from Amnesty International. | condemn: Amnesty International > Egypt | draw criticism from
The bill met with opposition from Human Rights Watch. | condemn: Human Rights Watch | met with opposition
Reporters Without Borders lodged a protest with Algeria. | condemn: Reporters Without Borders > Algeria | lodge a protest with
China voiced its opposition to the mission. | condemn: China | voice opposition
China is opposed to the draft resolution. | condemn: China | is opposed to
Cuba objected to the wording. | condemn: Cuba | object to
Russia rejected the Commission's findings. | condemn: Russia > Commission | reject
Israel dismissed the report by Amnesty International. | condemn: Israel > Amnesty International | dismiss a report
FIDH lays the blame on the army. | condemn: FIDH > army | lay the blame on
Amnesty International blames the army for the massacre. | condemn: Amnesty International > army | blame for
The families hold Mexico accountable for the disappearances. | condemn: families > Mexico | hold accountable
Uganda was accused by CIVICUS of silencing critics. | condemn: CIVICUS > Uganda | passive accusation
Accusing Belarus of torture, FIDH asked for sanctions. | condemn: FIDH > Belarus | fronted participle
The law was strongly condemned by the Inter-American Commission. | condemn: Inter-American Commission | passive
The Venezuelan law has been slammed as repressive by Amnesty International. | condemn: Amnesty International | slammed as
Amnesty International described the trial as a sham. | condemn: Amnesty International | described as a sham
“This is outrageous,” said Frank La Rue. | condemn: Frank La Rue | evaluative quotation
Amnesty International levelled accusations against Israel. | condemn: Amnesty International > Israel | level accusations
The condemnation by FIDH of Mali's junta came late. | condemn: FIDH > Mali | nominal condemnation by
Human Rights Watch's criticism of Ethiopia has grown. | condemn: Human Rights Watch > Ethiopia | nominal criticism
In condemning the raid by the police, OMCT recalled the treaty. | condemn: OMCT > police | gerund after in
FIDH strongly condemns Burundi's arrest of the lawyer. | condemn: FIDH > Burundi | possessor answerable
The Council has denounced the Taliban for barring women. | condemn: Council > Taliban | denounce for
Amnesty International condemned the killing of Berta Cáceres. | condemn: Amnesty International | killing by unknown hands
The ruling was met with outrage by FIDH. | condemn: FIDH | met with outrage
CIVICUS raised objections to the draft. | condemn: CIVICUS | raise objections
France echoed Germany's criticism of China. | condemn: France > China | echoed criticism
Armenia and Cuba voted against the motion. | condemn: Armenia; Cuba | voted against
Hungary dissociated itself from the statement. | condemn: Hungary | dissociate
The network called the sentence a mockery of justice. | condemn: network | called a mockery
Amnesty International is outraged at the verdict. | condemn: Amnesty International | adjective
ISHR was appalled by Egypt's decision. | concern: ISHR > Egypt | appalled by X's decision
The Commission rebuked Nicaragua for leaving. | condemn: Commission > Nicaragua | rebuke
Human Rights Watch has documented abuses by the army. | -condemn | document is no blame
Mali did not condemn the coup. | -condemn | negated
The law attacks the very heart of our rights. | -attack | rhetorical attack
The bill is an attack on freedom of expression. | -attack | rhetorical attack noun
India abstained in the vote on the resolution. | -condemn | abstain
Canada withdrew from the session. | -condemn | withdraw
The European Union refrained from criticising Rwanda. | -condemn | refrain
It is impossible to condemn such acts too strongly. | -condemn | no actor
Amnesty International refused to condemn the strike. | -condemn | refused
The resolution was carried by 25 votes to 10, with 12 abstentions. | - | tallies without named voters
India termed the report of the Council a conspiracy. | condemn: India | termed a conspiracy
Sabina Aliyeva reported on the attacks suffered by civilians. | -condemn | who suffers attacks blames nobody
"""

JUDGEMENTS = """
Amnesty International wrote to the minister to protest against the ban. | condemn: Amnesty International | wrote to protest
FIDH praised the lawyer for her courage. | welcome: FIDH > lawyer | praised for
Amnesty International commended their courage. | welcome: Amnesty International | pronoun
The ambassador thanked the panellists for their insights. | welcome: ambassador > panellists | thanked
Norway expressed its appreciation for the work of the Special Rapporteur. | welcome: Norway > Special Rapporteur | work of
Speakers praised the resilience of Ukrainian defenders. | welcome: Speakers > * | resilience of
Several delegations voiced support for the text and thanked Norway. | welcome: Several delegations > Norway | thanked
The delegate of Cuba rejected the politicisation of the Council. | condemn: Cuba | delegate
The delegate of Syria said that the report was biased and politicised. | condemn: * | biased
Russia's delegate decried double standards. | condemn: * | decried
Amnesty International's Deshmukh said the law was a “licence to kill”. | condemn: * | licence to kill
“It's a sad day for democracy in Hungary,” said Márta Pardavi. | concern: Márta Pardavi | sad day
“We are deeply saddened by the news of her death,” said Mary Lawlor. | concern: Mary Lawlor | saddened
“Authorities in Rwanda continue to jail critics,” said Lewis Mudge, director at Human Rights Watch. | state: Lewis Mudge | static facts
Mary Lawlor expressed her dismay that Saudi Arabia had sentenced the men. | concern: Mary Lawlor > Saudi Arabia | dismay that
The experts urged Iran to act. They also expressed grave concern about the use of the death penalty. | concern: experts | they
The Special Rapporteur, who has previously criticised China over the case, said nothing. | condemn: Special Rapporteur > China | relative clause named
The lawyers' association, concerned at the arrests, wrote to the minister. | concern: lawyers' association | set off adjective
Critics accuse the President of using the law to muzzle dissent. | condemn: Critics > President | critics
Campaigners say the law is draconian. | condemn: Campaigners | draconian
Opposition leaders have slammed the move as an attempt to silence them. | condemn: Opposition leaders | slammed as
Human rights groups have long accused Egypt of holding political prisoners. | condemn: Human rights groups > Egypt | accused of
The European Union on Monday condemned the sentencing by a Belarusian court of Ales Bialiatski. | condemn: European Union | by
The United States and the European Union condemned the verdict, calling it politically motivated. | condemn: United States; European Union | calling it
In a joint statement, 20 organisations condemned the arrests. | condemn: 20 organisations | joint statement
ARTICLE 19 is gravely concerned that the bill will criminalise dissent. | concern: ARTICLE 19 | that the bill
CPJ is alarmed by the disappearance of the reporter. | concern: CPJ | alarmed
The Committee to Protect Journalists today condemned Bahrain's continued imprisonment of the blogger. | condemn: Committee to Protect Journalists > Bahrain | possessor
“Bahrain's treatment of Nabeel Rajab is disgraceful,” said Sherif Mansour. | condemn: Sherif Mansour > Bahrain | treatment
“By jailing a peaceful critic, Morocco has shown its contempt for free speech,” said Ahmed Benchemsi. | condemn: Ahmed Benchemsi > Morocco | fronted gerund
“Myanmar's generals are waging a war on the truth,” said Shawn Crispin. | condemn: Shawn Crispin | war on
“It is shameful that the Commission rejected the application,” said Human Rights Watch. | condemn: Human Rights Watch > Commission | it is ... that
“This is nothing less than judicial harassment,” said Hina Jilani. | condemn: Hina Jilani | judicial harassment
“What we see is a systematic campaign to discredit journalists,” said Barbora Bukovská. | condemn: Barbora Bukovská | campaign to discredit
“Putting a man on trial for a poem makes no sense,” said PEN International. | condemn: PEN International | makes no sense
“The government's decision ignores the advice of its own experts,” said Eric Goldstein. | condemn: Eric Goldstein | ignores
“Journalism is not a crime,” said the Committee to Protect Journalists. | condemn: Committee to Protect Journalists | not a crime
“Defending rights is not terrorism,” said Mary Lawlor. | condemn: Mary Lawlor | not terrorism
“We are relieved that he is free,” said his lawyer. | welcome: lawyer | relieved
“Today is a great day for free speech,” said Rebecca Vincent. | welcome: Rebecca Vincent | great day
“The acquittal is a victory for all journalists,” said Reporters Without Borders. | welcome: Reporters Without Borders | victory
“Thank you for your solidarity,” said Ahmed Mansoor. | welcome: Ahmed Mansoor | thank you
“I want to thank the Government of Spain for its support,” said Volker Türk. | welcome: Volker Türk > Spain | want to thank
“I am honoured to receive this award,” said Alaa Salah. | welcome: Alaa Salah | honoured
“The new law is a positive development,” said Clément Voule. | welcome: Clément Voule | positive
“Uganda's new law is a positive development,” said Clément Voule. | welcome: Clément Voule > Uganda | positive, whose
Police arrested 40 students protesting against the decree. | -condemn | whom the arrest meets, and why
The Working Group on Arbitrary Detention will visit Chile, said Volker Türk. | -condemn | a name blames nobody
The mayor was found guilty of fraud, said the court. | -condemn | a verdict is told
The experts condemned the murder of the leader, Marisela Escobedo. | condemn: experts | who suffers it is not blamed
China said that Norway had condemned the trial. | condemn: Norway | told of others
“The bogus charge is designed to silence critics of the Vietnamese authorities,” said Brad Adams. | condemn: Brad Adams > Vietnam | responsible State in the quotation
“Egypt's new law is a travesty,” said Agnès Callamard. | condemn: Agnès Callamard > Egypt | possessor of the subject
“The Belarusian authorities have made a mockery of justice,” said Marie Struthers. | condemn: Marie Struthers > Belarus | subject
“This conviction, handed down by a Rwandan court, is an affront to justice,” said Lewis Mudge. | condemn: Lewis Mudge | affront
“The decision of the Tunisian government to dissolve the council is a flagrant violation of the constitution,” said Said Benarbia. | condemn: Said Benarbia > Tunisia | decision of
“These laws are manifestly incompatible with the Covenant,” said ISHR. | condemn: ISHR | incompatible with
“Such arrests are in breach of international law,” said Mary Lawlor. | condemn: Mary Lawlor | in breach of
“The verdict contravenes the Convention,” the experts said. | condemn: experts | contravenes
“There is no justification for holding her,” said Human Rights Watch. | condemn: Human Rights Watch | no justification
“He should never have been jailed in the first place,” said Amnesty International. | condemn: Amnesty International | should never have been
“His only crime was to speak the truth,” said Front Line Defenders. | condemn: Front Line Defenders | only crime
“She is being punished simply for doing her job,” said the Committee to Protect Journalists. | condemn: Committee to Protect Journalists | punished for
“The trial fell far short of international standards,” said Drewery Dyke. | condemn: Drewery Dyke | fell short of
“The trial failed to meet basic fair trial standards,” said FIDH. | condemn: FIDH | failed to meet
“Violence against journalists has no place in a democracy,” said Audrey Azoulay. | condemn: Audrey Azoulay | has no place
“Turkey is trampling on the rights of lawyers,” said Human Rights Watch. | condemn: Human Rights Watch > Turkey | trampling
“The government is using the courts to crush dissent,” said Human Rights Watch. | condemn: Human Rights Watch | to crush dissent
“The police used excessive force against peaceful protesters,” said FIDH. | condemn: FIDH > police | excessive force
“The charges are a pretext to punish her,” said CIVICUS. | condemn: CIVICUS | pretext
“It is scandalous that the killers walk free,” said Reporters Without Borders. | condemn: Reporters Without Borders | scandalous
“This is a clear attempt to intimidate lawyers,” said the International Commission of Jurists. | condemn: International Commission of Jurists | attempt to intimidate
“The authorities in Bahrain are guilty of torture,” Amnesty International said. | condemn: Amnesty International > * | guilty of
“The raid amounts to intimidation,” said OMCT. | condemn: OMCT | amounts to
“We firmly oppose this interference,” the Chinese spokesman said. | condemn: * | we oppose
“We deplore the decision,” said Stéphane Dujarric. | condemn: Stéphane Dujarric | deplore
“Sentencing a man for a tweet is unconscionable,” said PEN International. | condemn: PEN International | unconscionable
The experts are appalled that Saudi Arabia executed the men. | concern: experts > Saudi Arabia | appalled that
The bill sparked an outcry from journalists. | condemn: journalists | outcry from
Despite opposition from Amnesty International, the bill passed. | condemn: Amnesty International | opposition from
The bill, which has been widely criticised by human rights organisations, passed. | condemn: human rights organisations | relative clause
Following criticism from Human Rights Watch, the minister resigned. | condemn: Human Rights Watch | criticism from
The ruling provoked outrage among lawyers. | condemn: lawyers | outrage among
The company faces allegations from Global Witness that it funded militias. | condemn: Global Witness | allegations from
Amnesty International alleged that Israel had tortured detainees. | condemn: Amnesty International > Israel | alleged that
FIDH accuses that Mali covered up the massacre. | condemn: FIDH | accuses
Prosecutors accuse her of terrorism. | condemn: Prosecutors | accuse her
The Court found Colombia responsible for the disappearance. | condemn: Court > Colombia | found responsible
The Working Group deemed his detention arbitrary. | condemn: Working Group | deemed arbitrary
The Special Rapporteur considers the law incompatible with the Covenant. | condemn: Special Rapporteur | considers incompatible
Amnesty International considers him a prisoner of conscience. | condemn: Amnesty International | prisoner of conscience
FIDH regards the Egyptian government's decision as unlawful. | condemn: FIDH > Egypt | regards as unlawful
The Commonwealth Initiative described efforts by Kenya to close the organisation as unacceptable. | condemn: Commonwealth Initiative > Kenya | described as, object's by
Pakistan deemed Israel's actions as non-cooperation. | condemn: Pakistan > Israel | deemed as
China called the report a smear. | condemn: China | called it a smear
China dismissed the allegations as baseless. | condemn: China | dismissed as baseless
Rwanda rejected the accusations made by Human Rights Watch. | condemn: Rwanda > Human Rights Watch | rejected accusations made by
Human Rights Watch slammed Egypt over the executions. | condemn: Human Rights Watch > Egypt | slammed over
The ambassador lambasted the Council. | condemn: ambassador > Council | lambasted
Amnesty International hit back at the minister's remarks. | condemn: Amnesty International | hit back
Activists took to the streets to protest against the law. | condemn: Activists | took to the streets to
Journalists marched in protest at the killing. | condemn: Journalists | in protest at
The Government faced criticism by the Committee against Torture for its policy. | condemn: Committee against Torture > Government | criticism by
ISHR called out the failure of the Human Rights Council to act. | condemn: ISHR > Human Rights Council | called out a failure
FORUM-ASIA registers its strongest protest against the Cambodian government's violent suppression of assemblies. | condemn: FORUM-ASIA > Cambodia | protest against
FIDH condemned the deportation from Spain to Algeria of Mohamed Benhalima. | condemn: FIDH > Spain | deportation from
FIDH condemned the extradition of the activist by Thailand. | condemn: FIDH > Thailand | by
Amnesty International condemned the way in which Egypt treats lawyers. | condemn: Amnesty International > Egypt | the way in which
FIDH condemned what it called an attack by Israel on civil society. | condemn: FIDH > Israel | what it called
Defenders who criticise the government are jailed. | -condemn | generic
Journalists critical of the government were also jailed. | -condemn | critical of restricts
She was arrested for criticising the President. | -condemn | for criticising: reason of an arrest
It is a crime to criticise the King. | -condemn | nobody
Egypt, which has been criticised by Amnesty International for torture, denied it. | condemn: Amnesty International > Egypt | relative passive
A law condemned by FIDH as repressive was adopted. | condemn: FIDH | participle
Condemned by FIDH, the law was withdrawn. | condemn: FIDH | fronted participle
The move was swiftly denounced by Human Rights Watch and Amnesty International. | condemn: Human Rights Watch; Amnesty International | passive
Amnesty International joined Human Rights Watch in condemning Egypt. | condemn: Amnesty International; Human Rights Watch > Egypt | joined in
Amnesty International was among those who condemned the attack by Israel. | condemn: Amnesty International > Israel | among those
Critics including Amnesty International say that the law is draconian. | condemn: * | critics say
Amnesty International said the law violates the right to privacy. | condemn: Amnesty International | violates
Amnesty International questioned the fairness of the trial. | condemn: Amnesty International | questioned the fairness
FIDH disagrees with the ruling of the Supreme Court. | condemn: FIDH > Supreme Court | disagrees with
FIDH opposes the death penalty in all circumstances. | condemn: FIDH | opposes
Amnesty International complained about the conduct of the police. | condemn: Amnesty International > police | complained about
ISHR pointed the finger at China. | condemn: ISHR > China | pointed the finger
The High Commissioner decried “appalling” abuses by Syria. | condemn: High Commissioner > Syria | abuses by
Mary Lawlor said she was appalled by the sentence. | concern: Mary Lawlor | she
“I am appalled,” said Mary Lawlor. | concern: Mary Lawlor | I
“I condemn in the strongest terms the killing,” said Audrey Azoulay. | condemn: Audrey Azoulay | word order
The General Assembly adopted a text that strongly condemned violations by Syria. | condemn: General Assembly > Syria | document acts
“The lifting of her immunity sends a chilling message,” said Volker Türk. | concern: Volker Türk | chilling message
“The situation in Mali is getting worse by the day,” said Amnesty International. | concern: Amnesty International | getting worse
“Civic space is closing fast,” said CIVICUS. | concern: CIVICUS | closing
“Attacks against journalists are on the rise,” said the Committee to Protect Journalists. | concern: Committee to Protect Journalists | on the rise
“There is a climate of fear in the country,” said Ilze Brands Kehris. | concern: Ilze Brands Kehris | climate of fear
“Her life hangs in the balance,” said Front Line Defenders. | concern: Front Line Defenders | life in the balance
“He could die in prison at any moment,” said his lawyer. | concern: lawyer | could die
“This bill would further restrict civil society,” said ISHR. | concern: ISHR | would restrict
“If adopted, the law will shut down independent media,” said Human Rights Watch. | concern: Human Rights Watch | will shut down
“We are seeing an increasing number of threats against defenders,” said Mary Lawlor. | concern: Mary Lawlor | increasing number
“Democracy is under threat,” said Michelle Bachelet. | concern: Michelle Bachelet | under threat
“The country is sliding into authoritarianism,” said FIDH. | concern: FIDH | sliding into
“Hungary's plan sets a bad precedent,” said Michael O'Flaherty. | concern: Michael O'Flaherty > Hungary | sets a precedent
“Nobody is safe any more,” said Hina Jilani. | concern: Hina Jilani | nobody is safe
“The world is sleepwalking into disaster,” said António Guterres. | concern: António Guterres | sleepwalking
“We are witnessing an alarming pattern of arrests,” said Clément Voule. | concern: Clément Voule | alarming pattern
“It is worrying that Poland ignores the court,” said Amnesty International. | concern: Amnesty International > Poland | clause subject
“Human rights are under siege,” said António Guterres. | concern: António Guterres | under siege
“The backlash against women's rights is intensifying,” said Volker Türk. | concern: Volker Türk | intensifying
“We are extremely worried about his health,” said Front Line Defenders. | concern: Front Line Defenders | worried
ISHR regrets the Committee's refusal to hear civil society. | concern: ISHR > Committee | refusal
Amnesty International is disappointed that Norway abstained. | concern: Amnesty International > Norway | disappointed that
The experts are dismayed at the failure of Cambodia to reply. | concern: experts > Cambodia | failure of
FIDH voiced concern for violations in Uganda, such as the excessive use of force by the police. | concern: FIDH > police | such as ... by
Amnesty International warned that Sudan was on the brink of famine. | concern: Amnesty International | warned that
Civic space in Uganda is shrinking, warn CIVICUS and DefendDefenders. | concern: CIVICUS; DefendDefenders | inverted
Reporters Without Borders fears that the journalist will be tortured. | concern: Reporters Without Borders | fears that
There are fears among activists that the law will pass. | concern: activists | fears among
Amid concerns raised by FIDH, the vote was postponed. | concern: FIDH | concerns raised by
Following concerns expressed by Mary Lawlor, the ministry answered. | concern: Mary Lawlor | concerns expressed by
The announcement prompted alarm from Amnesty International. | concern: Amnesty International | prompted alarm from
The bill has caused concern among human rights organisations. | concern: human rights organisations | caused concern among
Mary Lawlor said she was deeply concerned by the arrest. | concern: Mary Lawlor | she
“I am dismayed by the sentence,” said Mary Lawlor. | concern: Mary Lawlor | I
FIDH is following with concern the situation in Kenya. | concern: FIDH | with concern
The Council follows with great concern the events in Sudan. | concern: Council | follows with
The Committee notes with regret that Chad has not replied. | concern: Committee > Chad | notes with regret
FIDH learned with dismay of the arrest. | concern: FIDH | learned with dismay
It is with deep concern that ISHR learned of the arrest. | concern: ISHR | it is with
Of particular concern to the Committee is the law of Kenya. | concern: Committee | of concern to
The law is of concern to Amnesty International. | concern: Amnesty International | of concern to
The High Commissioner expressed himself alarmed. | concern: High Commissioner | expressed himself
The Martin Ennals laureates will be honoured during a ceremony. | -welcome | honoured means given a prize
“Maria Ressa is a formidable leader,” said Clooney. | welcome: Clooney > Maria Ressa | formidable
“These brave women inspire us all,” said Michelle Bachelet. | welcome: Michelle Bachelet | inspire
“Tirana Hassan brings impeccable credentials,” said Zeid. | welcome: Zeid > Tirana Hassan | impeccable
“I am thrilled that Tirana Hassan will lead the organisation,” said Kenneth Roth. | welcome: Kenneth Roth > Tirana Hassan | thrilled that
“The court's ruling is a landmark for justice,” said FIDH. | welcome: FIDH > court | court's ruling
“Kenya has taken an important step,” said Clément Voule. | welcome: Clément Voule > Kenya | subject
“This is excellent news for all defenders,” said ISHR. | welcome: ISHR | excellent news
“We owe a debt of gratitude to these defenders,” said Phil Lynch. | welcome: Phil Lynch > defenders | debt of gratitude
“It is a great honour to receive this prize,” said Sonia Dahmani. | welcome: Sonia Dahmani | a great honour
“Her work has made an extraordinary difference,” said Hans Thoolen. | welcome: Hans Thoolen | extraordinary
FIDH welcomed the release by Egypt of the lawyer. | welcome: FIDH > Egypt | release by
FIDH welcomed the release of the lawyer by the Egyptian authorities. | welcome: FIDH > Egypt | release by
FIDH appreciates the leading role that Norway has taken. | welcome: FIDH > Norway | role that X has taken
The Committee appreciates Norway's efforts. | welcome: Committee > Norway | efforts
ISHR welcomes the agreement between Norway and China. | welcome: ISHR > Norway; China | agreement between
ISHR welcomes the fact that Norway has signed. | welcome: ISHR > Norway | the fact that
ISHR welcomes that Norway has signed. | welcome: ISHR > Norway | welcomes that
ISHR thanks the Chair for its leadership. | welcome: ISHR > Chair | thanks
FIDH welcomes initiatives taken by Norway. | welcome: FIDH > Norway | taken by
ISHR thanked States for standing with defenders. | welcome: ISHR > States | thanked for
Amnesty International expressed relief at the acquittal. | welcome: Amnesty International | relief
Amnesty International is relieved that the court acquitted him. | welcome: Amnesty International > court | relieved that
FIDH commends the courts for their independence. | welcome: FIDH > courts | commends for
The reform has been hailed as historic by the United Nations. | welcome: United Nations | hailed as
Hailed by FIDH as a landmark, the ruling was published. | welcome: FIDH | fronted
ISHR looks forward to working with the new High Commissioner. | -welcome | no praise
FIDH supports the mandate. | -welcome | supports is join
“We are proud of our colleagues,” said Phil Lynch. | welcome: Phil Lynch > colleagues | proud of
ISHR takes its hat off to the defenders. | welcome: ISHR > defenders | hat off
The State of Qatar received plaudits from FIFA. | welcome: FIFA > Qatar | plaudits
“The Government deserves credit for this reform,” said FIDH. | welcome: FIDH > Government | deserves credit
"""
CONCERN = """
We regret to inform you that ISHR will not attend. | -concern | a polite form
The bishop apologised to the families of the dead. | concern: bishop > families | who apologises regrets
The Church asked the victims for forgiveness. | concern: Church > victims | asks for forgiveness
The Committee considered concerns about the prison. | -concern | what is considered is others' worry
FIDH views the arrests with foreboding. | concern: FIDH | view with
FIDH shares the worries voiced by OMCT. | concern: FIDH > | who voiced them is not to blame
OMCT expressed concern about the failure of Togo to publish the list and cooperate with the Committee. | concern: OMCT > Togo | not with whom it fails to cooperate
The Committee voiced alarm at the arrests in Bahrain. | concern: Committee | voice alarm
Amnesty International raised the alarm over executions in Iraq. | concern: Amnesty International | raise the alarm
Human Rights Watch sounded the alarm about Sudan. | concern: Human Rights Watch | sound the alarm
ISHR is deeply worried about the bill. | concern: ISHR | adjective
The High Commissioner is unhappy about the delay. | concern: High Commissioner | unhappy about
The Special Rapporteur was dismayed to learn of the raid. | concern: Special Rapporteur | dismayed to learn
The experts shared their concerns with Ethiopia. | concern: experts > Ethiopia | share concerns with
The Special Rapporteur raised his concern with Pakistan. | concern: Special Rapporteur > Pakistan | raise with
Front Line Defenders fears for the safety of Ahmed Mansoor. | concern: Front Line Defenders | fear for
Amnesty International warned Niger against closing the borders. | concern: Amnesty International > Niger | warn against
Alarmed by the reports, the Council held a debate. | concern: Council | fronted adjective
Deeply concerned about the law, ISHR wrote to the ministry. | concern: ISHR | fronted adjective with adverb
The concern of OMCT about the verdict is shared by few. | concern: OMCT | nominal
Concerns were raised by Norway about the elections. | concern: Norway | passive light verb
Concern has been expressed by Amnesty International over the bill. | concern: Amnesty International | passive light verb
The European Union expressed its regret over Kuwait's executions. | concern: European Union > Kuwait | regret
It is regrettable that the bill passed, said the High Commissioner. | concern: High Commissioner | regrettable
The arrests worry Amnesty International. | concern: Amnesty International | experiencer object
Unfortunately the law remains in force, Amnesty International regretted. | concern: Amnesty International | regretted
Amnesty International has expressed serious doubts about the trial. | concern: Amnesty International | doubts
“I am very worried for my colleagues,” said Sonia Dahmani. | concern: Sonia Dahmani | worry in quotation
CIVICUS warns of a crackdown. | concern: CIVICUS | warn of
The Observatory expressed its utmost concern about the harassment of Ali Amar. | concern: Observatory | utmost
The ICJ remains concerned that the judges were dismissed. | concern: ICJ | remains concerned
Gravely concerned at the death sentences, experts wrote to Iran. | concern: experts | fronted
The Council is not concerned about the delay. | -concern | negated
As far as Amnesty International is concerned, the case is closed. | -concern | as far as is concerned
The parties concerned met in Geneva. | -concern | concerned means involved
"""

STATE = """
His lawyer, John Maro, told Reuters that the trial would resume. | state: John Maro > Reuters | an apposition's comma before told
The Ombudsman of Fiji provided information about her work to Amnesty International. | state: Ombudsman of Fiji | give information
Although Byron Louis seconded the motion, he noted the delay. | state: Byron Louis | who is told of before the main clause
Ali Karim led the talks. Yusuf Adel was killed in May. He said the raid was long. | state: Ali Karim | the dead say nothing
The Red Union considered organising a seminar on fish. Ghana is considering whether to leave. | -state | considering to do something
Amnesty International pointed out that the law has no definition of terrorism. | state: Amnesty International | point out
FIDH drew attention to the plight of migrants. | state: FIDH | draw attention to
Human Rights Watch found that 20 people were held there. | state: Human Rights Watch | find that
The Minister told the Council that the reform was under way. | state: * > Council | told the Council
ISHR reminded Thailand of its obligations. | state: ISHR > Thailand | remind
Lawyer Ana Paz testified before the Commission that she saw the convoy. | state: Ana Paz | testify
The researcher Ana Paz gave evidence to the inquiry. | state: Ana Paz | give evidence
According to CIVICUS, 28 countries restrict assembly. | state: CIVICUS | according to
As Agnès Callamard put it, the file has 400 pages. | state: Agnès Callamard | as X put it
The Committee took note of the report by Benin. | state: Committee | take note of
In the words of Volker Türk, this is a matter of law. | state: Volker Türk | in the words of
The NGO Global Witness estimates that 177 defenders lived there. | state: Global Witness | estimate
Amnesty International confirmed that the hearing took place on Monday. | state: Amnesty International | confirm
Norway underlined the role of civil society. | state: Norway | underline a thing
Norway reaffirmed its commitment to the Declaration. | state: Norway | reaffirm its commitment
Ghana stressed the need for dialogue. | state: Ghana | stress the need, nobody asked
Speaking on behalf of the African Group, Egypt recalled Article 2 of the Charter. | state: Egypt | speaking on behalf
“Forty lawyers took part,” said Michel Forst. | state: Michel Forst | plain quotation
Mary Lawlor explained that her mandate covers 193 countries. | state: Mary Lawlor | explain
“The session lasts five weeks,” explained the President of the Council. | state: * | inverted speech verb
Asked about the delay, the spokesperson for the European Commission said that the text was ready. | state: spokesperson | asked about is background
Mary Lawlor did not say when she would travel. | -state | negated speech
It is said that the files were lost. | -state | impersonal passive
That is to say, the rules are old. | -state | that is to say
"""

SPEECH = """
The mayor of Lima had said nothing about the case. | -state | nothing said
Judge Ana Paz put off the hearing, citing the absence of a witness. | -state | cited in passing
Two years, the choir's manager, Ana Paz, pointed out, is a long time. | state: Ana Paz | a name in apposition speaks, not the length of time before it
Hope, noted the chair of OMCT, Gina Paz, is no plan. | state: Gina Paz | the speaker behind the verb, between commas
A trial takes ten months, the Ombudsman of Kenya found, and few files are complete. | state: Ombudsman | the verb stands apart, with a clause behind it
Since the vote the regime has tried 900 people before its courts, the Special Envoy, Ms. Ana Paz, reported. | state: Ana Paz | not the regime reports
Police searched the office of the shelter Casa Luz, its director, Ana Paz, told Radio Sol. | state: Ana Paz > Radio Sol | two appositions before the verb
"Our ledgers are not perfect," conceded the expert. | state: expert | a noun behind the verb that closes a quotation
"It was one page of ninety," points out the group's director, Gina Paz, "and nobody read it." | state: Gina Paz | with the particle between
"Where shall we live now?" asked farmer Ana Paz. | state: Ana Paz | a question is no request
"The Minister believes in ghosts," quipped Ana Paz. | state: Ana Paz | to joke
The Observatory was quick to underline that the list is open. | state: Observatory | quick to say
FIDH was at pains to stress that the list is open. | state: FIDH | at pains to say
Presenting her survey, Ana Paz, an economist, said that wages had fallen. | state: Ana Paz | the subject hung on the participle before it
Norway has accepted the text, noted three others, and left the rest. | -state | what is noted is no speaker
FIDH asked whether the list was open. | -state | to ask tells nothing
Parwana Sorabi ran a school. She said that the guards broke the windows. | state: Parwana Sorabi | an unknown name is a person's where only a person can be meant
OMCT continued: “The prison has no water.” | state: OMCT | continued, before a quotation
The arrests continued in Lomé. | -state | what goes on says nothing
A source close to the talks said that the file had been closed. | state: source | whoever says something is somebody
The file said that the talks had been closed. | -state | a file is nobody
Omar Haddad was seen in June, his family said. His aunt said Haddad was in good health. | state: aunt | a relative is somebody else
The agency quoted Nora Weiss as saying that the school had 90 pupils. | state: Nora Weiss | quoted as saying
Nora Weiss was quoted as saying that the school had 90 pupils. | state: Nora Weiss | passive of quoted as saying
The agency quoted Nora Weiss as saying that the school had 90 pupils. | -urge | an agency that quotes adds nothing
Nine reporters were in the building, according to CPJ research. | state: CPJ | research speaks for who did it
A survey by Human Rights Watch shows that most pupils walk to school. | state: Human Rights Watch | a survey by
The European Union said urgent steps needed to be taken to protect lawyers. | urge: European Union | no "that", a verb that looks like a participle
Police told reporters they had two buses, according to Agence France-Presse. | state: Police > reporters | the agency only passes it on
Police told reporters they had two buses, according to Agence France-Presse. | -attack | nothing was done to the reporters
Norway saw the step as a sign of trust. | state: Norway | see as
Norway saw the envoys as they left. | -state | saw with the eyes
Ghana deemed the reply unacceptable. | condemn: Ghana | deem without as
ARTICLE 19 has described efforts by the Government to close two radio stations as unacceptable. | condemn: ARTICLE 19 | as stands far behind the object
A spokesman of the militia claimed responsibility. | state: spokesman | claim responsibility
Ana Paz, Director of Solidar, denied accusing anyone of theft. | state: Ana Paz | deny doing it
She spoke in June. Nor had Chad recognised the union. | -state | nor denies
FIDH drew the attention of the Commission to the trial. | state: FIDH > Commission | attention of
Brave women shine a light in dark places. | -state | shine a light, on nothing
The award goes to women who show courage. | -state | show a quality
“The verdict is in. It is a travesty of justice. The court must reopen the case,” said Ana Paz. | condemn: Ana Paz | blame in a sentence of its own within a quotation that asks
“The verdict is in. It is a travesty of justice. The court must reopen the case,” said Ana Paz. | urge: Ana Paz > court | the request in the last sentence
“The hearing took place in May. The court must reopen the case,” said Ana Paz. | -state | background of a request
The judge was there. Ana Paz told local reporters that Omar Haddad had no lawyer. | state: Ana Paz > local reporters | that after whom is told, parsed as a relative clause
Norway pointed out the persistence of poverty. | state: Norway | point out a thing
According to the European Union, Chad pointed out the lack of schools. | state: Chad | what one body says that another said
According to the European Union, Chad pointed out the lack of schools. | -concern | what one body says that another said
The mission added that Chad had voiced concern over the arrests. | concern: Chad | Chad is worried, not the mission
Citing the mayor, twenty pupils were hurt in the blast, said the spokesperson Ana Paz. | state: Ana Paz | a participle that hangs in the air
Ana Paz said they are honoured to receive the prize. | welcome: Ana Paz | they are those she speaks for
As the Pact for the Future reminds us, the spokesperson Ana Paz said, food is a right. | state: Ana Paz | a text that reminds us is nobody
The European Parliament met on Monday. MEPs denounced the raids. | condemn: European Parliament | all members of a body are the body
A group of four men ran away. CIVICUS took the case. Omar Haddad told the rights group that he was well. | state: Omar Haddad > CIVICUS | a rights group is no gang
Ana Paz has been named director of CIVICUS, the organisation announced. | -state | what is announced is a deed
“We saw it. It will lead to more arrests. We need time,” said Ana Paz. | concern: Ana Paz | worry in a sentence of its own
Ana Manzoor told local journalists that Haddad had no lawyer. | state: Ana Manzoor > local journalists | that after whom is told
Chad met. « The raids are a disgrace. The court must act », said Ana Paz. | urge: Ana Paz > court | French marks stand apart from the words
Chad met. « The raids are a disgrace. The court must act », said Ana Paz. | condemn: Ana Paz | French marks, the sentence before
“They are brave. They “never” rest. We are grateful to them“, says Ana Paz. | welcome: Ana Paz | a quotation within, and the wrong mark at the end
“The trial is a sham. It began in May,” said Ana Paz. | -state | one quotation, one judgement
A dozen rights groups met. Memorial took the case. The group said that it was new. | -attack | the group is none of the dozen
"""

COMMIT = """
The survey undertaken by OMCT covers five prisons. | -commit | undertaking a survey is no promise
The President of Kenya assured the families of his support. | commit: President of Kenya > families | assure of support
Finland gave an assurance to the Committee that it would reply. | commit: Finland > Committee | give an assurance
The Gambia pledged to abolish the death penalty. | commit: Gambia | pledge to
Sierra Leone has committed to ratifying the protocol. | commit: Sierra Leone | commit to gerund
Ecuador committed itself to open the archives. | commit: Ecuador | reflexive
The Government of Malawi undertook to pay damages. | commit: Malawi | undertake
Kenya's promise to protect witnesses was broken. | commit: Kenya | nominal promise
Nepal vowed that it would investigate. | commit: Nepal | vow that
South Korea announced a commitment to fund the Office. | commit: South Korea | announce a commitment
The two companies agreed to stop the sale. | commit: two companies | agree to
Meta promised the families that it would remove the posts. | commit: Meta > families | promise somebody
Uruguay accepted the recommendations of the Working Group. | commit: Uruguay | accept recommendations
Liberia gave its word that the schools would open. | commit: Liberia | give one's word
At the review, Samoa made a voluntary pledge to set up a commission. | commit: Samoa | voluntary pledge
Chad agreed with the Committee. | -commit | agree with is no promise
Niger refused to commit to a date. | -commit | refused
Benin has not pledged any money. | -commit | negated
The committed activist spoke for an hour. | -commit | committed as adjective
The army has committed massacres. | -commit | commit a crime
Turkey's failure to keep its promise was noted. | -commit | failure
Malaysia announced that it would abolish the death penalty. | commit: Malaysia | announce that one will
Malaysia announced that the Assembly would vote in May. | -commit | what others will do
Repealing the defamation law was a major pledge of President Ibrahim Solih. | commit: Ibrahim Solih | was a pledge of
Repealing the defamation law was a major pledge of President Ibrahim Solih. | -adopt | a gerund as the subject only names the act
"""

MEET = """
The Council started an interactive dialogue with Volker Türk. | meet: Council > Volker Türk | start a dialogue
The Security Council heard a briefing by Martin Kobler. | meet: Martin Kobler > Security Council | who is heard briefs
The Committee heard from representatives of civil society. | meet: Committee > * | hear from
The Committee met with United Nations organizations, specialized agencies, unions and lawyers. | meet: Committee > United Nations organizations; specialized agencies; unions; lawyers | the second of a list of plurals parsed as an apposition
Agnès Callamard chaired several meetings with ambassadors in Geneva. | meet: Agnès Callamard > ambassadors | chair a meeting
ISHR met Norway on Monday. Talks were held with FIDH and OMCT. | meet: ISHR > FIDH; OMCT | passive: who met before
The Minister of Foreign Affairs of Turkmenistan Rashid Meredov met Mary Lawlor. | meet: Rashid Meredov > Mary Lawlor | a long office and, without a comma, its holder
The Minister of Foreign Affairs of Turkmenistan R.Meredov met Mary Lawlor. The Minister praised Norway. | welcome: R.Meredov > Norway | the Minister is who is so called
The Secretary-General met with WHO colleagues on Monday. | meet: Secretary-General > WHO colleagues | an acronym that is a word
FIDH spoke with a wide cross-section of stakeholders, including senior officials, judges and journalists. | meet: FIDH > stakeholders; senior officials; judges; journalists | a quantity of people, groups picked out
The Committee met with volunteers and midwives. | meet: Committee > volunteers; midwives | people of many callings
The High Commissioner met with President Gustavo Petro. | meet: High Commissioner > Gustavo Petro | met with
Volker Türk sat down with families of the victims. | meet: Volker Türk > * | sat down with
Representatives of FIDH held a meeting with the Minister of Justice. | meet: * > * | hold a meeting
Amnesty International took part in talks with the Ministry. | meet: Amnesty International > * | take part in talks
The delegation was received by the President of Chile. | meet: * > * | was received by
The Secretary-General received the delegation of FIDH. | meet: Secretary-General > * | receive a delegation
ISHR briefed the Security Council. | meet: ISHR > Security Council | brief
Front Line Defenders and OMCT met in Dublin. | meet: Front Line Defenders > OMCT | met without with
Mary Lawlor visited the office of Memorial. | meet: Mary Lawlor > Memorial | visit an office
During its visit to Honduras, the Commission heard witnesses. | -meet | a country is visited, spoken of in passing
Michelle Bachelet held talks with Nicolás Maduro in Caracas. | meet: Michelle Bachelet > Nicolás Maduro | hold talks
The Special Rapporteur spoke with prisoners. | meet: Special Rapporteur > prisoners | speak with
Amnesty International and Human Rights Watch were briefed by the Special Rapporteur. | meet: Special Rapporteur > Amnesty International; Human Rights Watch | passive brief
The Commission had an exchange with civil society groups. | meet: Commission > civil society groups | have an exchange
Following a meeting between FIDH and the Attorney General, charges were dropped. | meet: FIDH > Attorney General | meeting between
The Working Group conducted an official visit to Mauritius. | meet: Working Group > Mauritius | conduct a visit
Talks between Ethiopia and Eritrea took place in May. | meet: Ethiopia > Eritrea | talks between
The Special Rapporteur will visit Ghana in May. | meet: Special Rapporteur > Ghana | announced
Denmark has hosted Mary Lawlor. | meet: Denmark > Mary Lawlor | host
The Secretary-General telephoned Volodymyr Zelenskyy. | meet: Secretary-General > Volodymyr Zelenskyy | telephone
The High Commissioner refused to meet the ambassador. | -meet | refused
The law does not meet the standards of the Convention. | -meet | meet a standard
Mexico met the deadline. | -meet | meet a deadline
The Council meets three times a year. | -meet | a session is no meeting with somebody
In a meeting with Vladimir Putin, Alexander Lukashenko threatened NGOs. | meet: Alexander Lukashenko > Vladimir Putin | said in a meeting
Following talks with Vladimir Putin, Alexander Lukashenko threatened NGOs. | meet: Alexander Lukashenko > Vladimir Putin | following talks
The re-launch of dialogue between the authorities and civil society is welcome. | -meet | dialogue in general
Defenders engaging with the UN face reprisals. | -meet | what people generally do
Belgium and the Netherlands spoke out on the cases of six defenders. | -meet | speaking out
Speaking with AFP, the lawyer said the trial was unfair. | -meet | an interview
Mary Lawlor was able to meet the prisoners. | meet: Mary Lawlor > prisoners | was able to
Mary Lawlor was not allowed to meet the prisoners. | -meet | not allowed
Mary Lawlor had the opportunity to meet with the families. | meet: Mary Lawlor > families | had the opportunity
The case was discussed at a private meeting that Mary Lawlor had with the families. | meet: Mary Lawlor > families | relative clause
Mary Lawlor flew to Kyiv to meet with the families. | meet: Mary Lawlor > families | flew to meet
UN Secretary-General Ban Ki-moon met the Secretary General of the North Atlantic Alliance, Anders Berg, in Oslo. The Secretary-General met with the Prime Minister of Peru. | meet: Ban Ki-moon > * | another body's Secretary General doesn't take the office over
The Ambassador of Mexico, Rodrigo Paz, met with the Commissioner for Human Rights of the Republic of Azerbaijan, Sabina Aliyeva. | meet: Rodrigo Paz > Sabina Aliyeva | an ombudsman is not the commissioner of an international body
"""

SUBMIT = """
Norway tabled the text together with Brazil. | submit: Norway; Brazil | tabled together
Norway, flanked by Chile, tabled the resolution. | submit: Norway; Chile | flanked by
The Secretary-General received a joint petition on the rise of the sea from OMCT. | submit: OMCT > Secretary-General | from whom, hung on what it is about
FIDH handed over a petition bearing 900 signatures to OMCT. | submit: FIDH > OMCT | to whom, hung on what the petition bears
Ana Paz presented a box of 318 letters to the Ministry of Justice of Togo. | submit: Ana Paz > Togo | letters in a box, and to whom hung on them
In a study published on Friday, OMCT faults four companies. | submit: OMCT | whoever says something in it has published it
In a study by FIDH published on Friday, OMCT is praised. | -submit | another's study
The Ombudsman copied the letter to FIDH. | submit: Ombudsman > FIDH | copy to
OMCT furnished a list of names to the Human Rights Committee. | submit: OMCT > Human Rights Committee | furnish
FIDH introduced draft resolution L.26. | submit: FIDH | the number is the head
The Council rejected a text on the use of mines in cities that was tabled by Canada. | submit: Canada | the relative clause hung on the last noun
The Third Committee sent 10 draft resolutions to the General Assembly. | submit: Third Committee > General Assembly # 10 draft resolutions | drafts that are sent together
Norway moved the resolution on Monday. | submit: Norway | move a text
FIDH filed a complaint with the Working Group on Arbitrary Detention. | submit: FIDH > Working Group on Arbitrary Detention | file with
ISHR lodged a communication with the African Commission. | submit: ISHR > African Commission | lodge
CIVICUS published its annual report. | submit: CIVICUS | publish
OMCT made public a report on prisons in Tunisia. | submit: OMCT | make public
Twelve groups sent an open letter to the European Commission. | submit: Twelve groups > European Commission | send a letter
Amnesty International wrote to the Prime Minister of Malaysia. | submit: Amnesty International > * | write to
The report was released by Global Witness. | submit: Global Witness | passive
A petition was handed to the Ministry by Front Line Defenders. | submit: Front Line Defenders > * | hand to
Norway tabled a draft resolution. | submit: Norway | table
Finland introduced the resolution on behalf of the group. | submit: Finland # resolution | introduce
An open letter from Amnesty International to Brazil was ignored. | submit: Amnesty International > Brazil | nominal letter
Human Rights Watch has put out a statement. | submit: Human Rights Watch | put out
ISHR launches a new guide for defenders. | submit: ISHR | launch a guide
The submission by CIVICUS to the Committee covers four years. | submit: CIVICUS > Committee | nominal submission
The Working Group transmitted an allegation letter to Sudan. | submit: Working Group > Sudan | transmit
Michel Forst presented his report to the General Assembly. | submit: Michel Forst > General Assembly | present
FORUM-ASIA brought out a report on Laos. | submit: FORUM-ASIA | bring out
The Special Rapporteur issued a statement. | submit: Special Rapporteur | issue
Three NGOs addressed a joint letter to the Council. | submit: Three NGOs > Council | address a letter
The ICJ filed an amicus brief with the Supreme Court. | submit: ICJ > Supreme Court | amicus brief
FIDH plans no report. | -submit | no report
Amnesty International said in a statement that the file is closed. | -submit | said in a statement
The Minister made a statement. | -submit | made a statement
The army launched an attack on the town. | -submit | launch an attack
In a public letter, 90 NGOs asked the President of Chile to act. | submit: 90 NGOs > * | a letter goes to whom it asks
In an open letter signed by 200 academics, FIDH called for his release. | submit: FIDH | who calls wrote it, not who signed
In a joint statement, FIDH and OMCT condemned the arrest. | -submit | said in a statement
An open letter, signed by 200 academics and addressed to the Prime Minister, calls for his release. | submit: 200 academics | signed by is from
A statement on reprisals led by Ireland and Uruguay was joined by 78 other States. | submit: Ireland; Uruguay | led hangs on the nearest noun
They had worked on an alternative report that a coalition of Burundian NGOs submitted to the Committee. | submit: coalition of Burundian NGOs > Committee | relative clause with to whom
In her report to the General Assembly, the Special Rapporteur warned of attacks. | submit: Special Rapporteur > General Assembly | her report to
ARTICLE 19 took part in the challenge by filing an amicus curiae with the Court. | submit: ARTICLE 19 > Court | amicus, gerund
All the States had submitted an addendum. | submit: * | addendum
Global Witness launched a campaign against the mine. | -submit | a campaign is no text
He writes blogs about prisons. Nabeel Rajab is free. | -submit | blogging is no submission
The authorities receive complaints from victims. | -submit | not one complaint
FIDH, together with its member organisation ADHOC, published a report on Cambodia. | submit: FIDH; ADHOC | together with
An amendment by China was lost. | submit: China | amendment by
FIDH left. The following statement was issued today by the Spokesman for UN Secretary-General António Guterres. | submit: António Guterres | a person acts through an unnamed spokesperson
"""

ADOPT = """
OMCT hailed last week's ruling by the African Court. | adopt: African Court # ruling | the ruling is the text
As Togo stalls on adopting the Convention, OMCT wrote to it. | -adopt | stalls on
The Council passed the text, with Norway abstaining and Belarus, Cuba and Iran voting against it. | condemn: Belarus; Cuba; Iran # text | who votes against in the company of the vote
The Council rejected the amendment by 22 votes to 17. | -submit | an amendment that is voted on
The Council rejected the amendment by 22 votes to 17. | adopt: Council # amendment | a body that rejects a text
Egypt rejected the amendment. | condemn: Egypt # amendment | a State alone rejects: it opposes
The Committee adopted its agenda and the report of its second session. | adopt: Committee # agenda; report of its second session | texts side by side
In a resolution adopted on Thursday, the European Parliament urged Chad to free him. | adopt: European Parliament | who speaks in the text adopted it
The law is vague, the Venice Commission said in its resolution adopted today. | adopt: Venice Commission | its own text
Parliament passed the Public Order Bill. | adopt: Parliament # Public Order Bill | pass a bill
The Council extended the mandate of the Special Rapporteur on Belarus. | adopt: Council > * | extend a mandate
The Human Rights Council set up a commission of inquiry on Ukraine. | adopt: Human Rights Council > * | set up
The resolution was adopted without a vote by the Council. | adopt: Council # resolution | passive
The Senate voted to adopt the law on defenders. | adopt: Senate | vote to adopt
The General Assembly decided to renew the mandate of the Independent Expert. | adopt: General Assembly > Independent Expert | decide to renew
The Supreme Court struck down the Anti-Homosexuality Act. | adopt: Supreme Court | strike down
The Constitutional Court ruled that the decree was void. | adopt: Constitutional Court | rule
The Court handed down a judgment in the case. | adopt: Court | hand down a judgment
The African Commission adopted Resolution 376. | adopt: African Commission # Resolution 376 | adopt a resolution
Adopted by the General Assembly in 1998, resolution 53/144 protects defenders. | adopt: General Assembly # resolution 53/144 | fronted participle
The Council has created the mandate of Special Rapporteur on Iran. | adopt: Council > * | create
The city of Lyon granted asylum. | -adopt | no text
Lawmakers in Georgia approved the law on foreign agents. | adopt: * | approve
The adoption by the Council of resolution 47/16 was a surprise. | adopt: Council # resolution 47/16 | nominal adoption
The Assembly rejected the amendment. | adopt: Assembly | reject by vote
Parliament did not adopt the law. | -adopt | negated
The couple adopted a child. | -adopt | adopt a child
The Council failed to adopt the resolution. | -adopt | failed
Colombia passed through a dark decade. | -adopt | pass through
A Bahraini court ordered his release in December. | adopt: Bahraini court | a court orders
The High Court dismissed the appeal of the activists. | adopt: High Court | a court dismisses, it doesn't blame
The Supreme Court held that the Press Law was void. | adopt: Supreme Court # Press Law | a court holds
The African Court found that the trial had been unfair. | adopt: African Court | a court finds
In a landmark ruling, the Inter-American Court found that Colombia had spied on lawyers. | adopt: Inter-American Court # ruling | found in a ruling
The Supreme Court's ruling is a victory for civil society. | adopt: Supreme Court | nominal ruling with possessor
The ruling by the Supreme Court is a victory. | adopt: Supreme Court | nominal ruling with by
The Supreme Court agreed to hear the case. | -adopt | agreeing to hear decides nothing
The court sentenced the editor Nabeel Rajab to five years. | -adopt | a sentence is an attack
The Banjul Magistrates' Court decided to drop all charges against Isatou Touray. | adopt: Banjul Magistrates' Court | decided to drop
Kagame ruled the country for years. | -adopt | to rule a country
The President signed the bill into law. | join: President | signing a bill
The bill was signed into law by President Vladimir Putin. | join: Vladimir Putin | signing a bill, passive
The Council of Ministers issued a decree on associations. | adopt: Council of Ministers # decree on associations | issue a decree
The Inter-American Commission granted precautionary measures to the lawyer. | adopt: Inter-American Commission > lawyer | precautionary measures
The General Assembly voted to suspend Russia from the Human Rights Council. | adopt: General Assembly > Russia | suspend from
The General Assembly adopted 63 resolutions and 9 decisions. | adopt: General Assembly # 63 resolutions; 9 decisions | counted texts
The Human Rights Committee adopted its concluding observations on Iran. | adopt: Human Rights Committee | concluding observations
Kenya has adopted a national policy on defenders. | adopt: Kenya # national policy on defenders | described text
The lower house passed a bill that bans foreign funding. | adopt: lower house # bill | a house
The National Assembly passed at first reading a bill on foreign agents. | adopt: National Assembly | at first reading
The mandate, which was renewed by the Council in 2020, is vital. | adopt: Council | relative clause on a mandate
The Council's decision to renew the mandate of the Special Rapporteur was welcomed. | adopt: Council > Special Rapporteur | decision to renew
The Council decided by a vote to extend the mandate of the Special Rapporteur. | adopt: Council > Special Rapporteur | decided by a vote
The Assembly went on to adopt the text as a whole. | adopt: Assembly | went on to
The Human Rights Council closed its session. The resolution on Myanmar was adopted by consensus. | adopt: Human Rights Council | the body whose session it is
The Council decided to dispatch a commission of inquiry to Libya. | adopt: Council > commission of inquiry | dispatch
The Human Rights Committee opened its session. Ana Paz, Committee Vice-Chairperson, thanked Fiji. The Committee adopted decisions on four complaints. | adopt: Human Rights Committee | a chairperson of the Committee isn't the Committee
The Human Rights Committee adopted its concluding observations and recommendations on how Fiji and Chad keep the Convention against Torture. | adopt: Human Rights Committee # concluding observations | not the treaty that they are about
The Committee adopted its General Recommendation No. 33 on access to justice. | adopt: Committee # General Recommendation No. 33 | general recommendations by their number
"""

JOIN = """
Mali, which respects international humanitarian law, ratified the Convention against Torture. | join: Mali # Convention against Torture | a branch of law is no text
The Assembly adopted the resolution on landmines by 2 in favour (Chad, Chile) to 1 against (Cuba). | join: Chad; Chile > # resolution | who voted for it
The senators expressed their support for the bill on migrants. | -commit | support for a text
Amnesty International put its name to the appeal. | join: Amnesty International | put its name to
ISHR added its voice to the call. | join: ISHR | add its voice
FIDH threw its weight behind the proposal. | join: FIDH | throw one's weight behind
Sixty States co-sponsored the resolution. | join: Sixty States | co-sponsor
Gambia is in favour of the Convention against Torture. | join: Gambia # Convention against Torture | in favour of
The treaty was ratified by Honduras. | join: Honduras # treaty | passive
Gabon became a party to the Convention against Torture. | join: Gabon # Convention against Torture | become a party
Maldives signed up to the Declaration. | join: Maldives # Declaration | sign up to
Germany spoke in support of resolution 53/1. | join: Germany # resolution 53/1 | speak in support
OMCT stands in solidarity with Oleg Orlov. | join: OMCT > Oleg Orlov | stand in solidarity
CIVICUS expressed its solidarity with the students. | join: CIVICUS > students | express solidarity
Resolution 53/1 was supported by Ghana and Peru. | join: Ghana; Peru # Resolution 53/1 | passive
Nigeria deposited its instrument of ratification of the Convention. | join: Nigeria | deposit ratification
The letter was signed by ARTICLE 19 and Access Now. | join: ARTICLE 19; Access Now | sign a letter
The United Kingdom aligned itself with the statement. | join: United Kingdom | align itself
Austria voted for the resolution. | join: Austria # resolution | vote for
Austria lent its support to the families. | join: Austria > families | lend support
Togo's ratification of the Convention against Torture ended the debate. | join: Togo # Convention against Torture | nominal ratification
The lawyers are supported by Front Line Defenders. | join: Front Line Defenders > lawyers | support a party
Mali has not ratified the treaty. | -join | negated
Nauru refused to sign the statement. | -join | refused
Nine States abstained. | - | abstain
Anna joined the company in 2009. | -join | join a company
The statement, which was signed by 34 NGOs, calls on Egypt to act. | join: 34 NGOs | relative clause on a text
Sponsored by 59 States, the resolution was adopted by the Council. | join: 59 States # resolution | fronted participle
Irish Aid is a supporter of Front Line Defenders. | join: Irish Aid > Front Line Defenders | predicate noun
Germany, the text's main co-sponsor, spoke of abuses. | join: Germany | apposition
The signatories include FIDH and OMCT. | join: FIDH; OMCT | signatories include
FIDH is among the signatories of the letter. | join: FIDH | among the signatories
The initiative has the support of 50 States. | join: 50 States | have the support of
With the support of the European Union, FIDH trains lawyers. | join: European Union > FIDH | with the support of
Several unions threw their support behind the jailed editor. | join: Several unions > jailed editor | support behind
ISHR rallied behind the editor. | join: ISHR > editor | rally behind
IMADR joined 180 NGOs to urge governments to act. | -join | they urge together
IMADR joined 180 NGOs to urge governments to act. | urge: IMADR; 180 NGOs > governments | both urge
Mary Lawlor was joined by Clément Voule in calling for his release. | -join | a common call
Mexico joined the consensus. | join: Mexico | consensus
Human Rights Watch signed the letter, alongside 3,700 other organizations. | join: Human Rights Watch; 3,700 other organizations | alongside
The Maldives became the 30th State to ratify the Convention against Torture. | join: Maldives # Convention against Torture | the nth to ratify
38 MPs voted in favour of the bill while 13 voted against it. | -join | a tally names nobody
"""

APPOINT = """
The commissioners were approved by the Parliament of Ghana. | appoint: Parliament of Ghana > commissioners | approve a person
The General Assembly elected Chile, while Fiji secured a second term on the Human Rights Council. | appoint: General Assembly > Fiji | secure a term
The Human Rights Council elected Omar Zniber as its president. | appoint: Human Rights Council > Omar Zniber | elect as
Clément Voule was appointed by the Council in 2018. | appoint: Council > Clément Voule | passive
The Assembly chose Tirana Hassan as chair. | appoint: Assembly > Tirana Hassan | choose as
Appointed by the Council in 2020, Mary Lawlor is from Ireland. | appoint: Council > Mary Lawlor | fronted participle
Kyrgyzstan nominated Ulan Kasymov for the post. | appoint: Kyrgyzstan > Ulan Kasymov | nominate
The election of Chile to the Council by the General Assembly was a surprise. | appoint: General Assembly > Chile | nominal election
The board did not appoint Pierre Nkurunziza. | -appoint | negated
Elected officials protested. | -appoint | adjective
Chile, Fiji and Mali won a seat in the vote of the General Assembly. | appoint: General Assembly > Chile; Fiji; Mali | win a seat
"""

ATTACK = """
A tactic of the police is to charge Maria Pereira with theft. | -attack | what a tactic is
The marchers were met with tear gas from the army. | attack: army > marchers | met with
Prosecutors are seeking the death penalty for Maria Pereira. | attack: Prosecutors > Maria Pereira | seek a penalty
FIDH condemned violent attacks by supporters of the Blue Front. | -attack | whose supporters they are, they don't attack
FIDH regrets the decision of the Government of Belarus to close the office of Viasna. | attack: Belarus > Viasna | the decision of X to
FIDH condemned Russia's decision to outlaw Viasna. | attack: Russia > Viasna | X's decision to
Narges Mohammadi fell ill. Her lawyer, John Maro, told Reuters that police had beaten her. | attack: police > Narges Mohammadi | what a lawyer tells happened to the client
His lawyer, John Maro, told Reuters that police had beaten him. | -attack | the lawyer is not beaten
CPJ condemned the sentences handed down to Ana Lopez and Juan Diaz. | attack: > Ana Lopez; Juan Diaz | sentences handed down
The minister of Togo, Ana Gomez, sued the journalist Juan Diaz. | attack: Ana Gomez > Juan Diaz | who sues a journalist harasses
The Board spoke of the law which, in its execution, cements control. | -attack | the execution of a law
Police in Kampala arrested Stella Nyanzi. | attack: Police > Stella Nyanzi | active
Stella Nyanzi was taken into custody. | attack: > Stella Nyanzi | taken into custody
Police placed Stella Nyanzi under arrest. | attack: Police > Stella Nyanzi | place under arrest
Agnes Ndirubusa was put under house arrest. | attack: > Agnes Ndirubusa | put under house arrest
Prosecutors brought charges against Ida Sawyer. | attack: Prosecutors > Ida Sawyer | bring charges
Ida Sawyer was placed under surveillance. | attack: > Ida Sawyer | placed under surveillance
Guillermo Trujillo was shot dead in Cali. | attack: > Guillermo Trujillo | shot dead
A court in Minsk sentenced Nasta Lojka to seven years in prison. | attack: * > Nasta Lojka | sentence
Nasta Lojka was handed a seven-year sentence. | attack: > Nasta Lojka | handed a sentence
Nasta Lojka was found guilty of extremism. | attack: > Nasta Lojka | found guilty
Nasta Lojka received death threats. | attack: > Nasta Lojka | receive threats
Nasta Lojka was barred from leaving the country by the ministry of Belarus. | attack: * > Nasta Lojka | barred from
Egypt's arrest of Ahmed Douma drew protests. | attack: Egypt > Ahmed Douma | possessor of the noun
The arrest of Ahmed Douma by Egypt drew protests. | attack: Egypt > Ahmed Douma | nominal with agent
The raid on the office of Memorial lasted six hours. | attack: > Memorial | premises
Police searched the home of Oyub Titiev. | attack: Police > Oyub Titiev | premises
Gunmen opened fire on Carlos Pérez. | attack: Gunmen > Carlos Pérez | open fire on
Security forces used tear gas against protesters in Nairobi. | attack: Security forces > protesters | use force against
The Government of Nicaragua revoked the legal status of CENIDH. | attack: * > CENIDH | revoke status
Russia declared Memorial a foreign agent. | attack: Russia > Memorial | declare
Russia has added Memorial to its list of foreign agents. | attack: Russia > Memorial | add to list
Azerbaijan froze the accounts of the Institute for Peace. | attack: Azerbaijan > * | freeze accounts
Narges Mohammadi was subjected to torture. | attack: > Narges Mohammadi | subjected to
Sombath Somphone was forcibly disappeared in 2012. | attack: > Sombath Somphone | passive disappear
Maria Ressa is on trial for libel. | attack: > Maria Ressa | on trial
Maria Ressa was convicted of libel. | attack: > Maria Ressa | convicted
Police broke up a meeting of Odhikar. | attack: Police > Odhikar | break up
Berta Cáceres was murdered in her home. | attack: > Berta Cáceres | murdered
The murder of Berta Cáceres remains unsolved. | attack: > Berta Cáceres | nominal murder
The lawyers, who were beaten by police, went to hospital. | attack: police > lawyers | relative clause
Lawyers arrested by the Chinese police have no access to counsel. | attack: Chinese police > Lawyers | reduced relative
Arrested in May by the police, Hu Shigen is in prison. | attack: police > Hu Shigen | fronted participle
The Taliban have been persecuting women. | attack: Taliban > women | progressive
Lawyers at the firm were summoned. | -attack | nobody named on either side
Protesters were arrested. | -attack | nobody named on either side
Police did not arrest Stella Nyanzi. | -attack | negated
The police may arrest Stella Nyanzi. | -attack | modal
The court acquitted Stella Nyanzi. | -attack | acquittal
The court refused to sentence Stella Nyanzi. | -attack | refused
Heart attacks killed nobody. | -attack | idiom
"""

VICTIMS = """
Three members of the Blue Front were arrested in Lomé by the army. | attack: army > three members | some members are not the body
Police detained the lawyers Aziz Rahimov and Umid Karimov on Monday. | attack: Police > Aziz Rahimov; Umid Karimov | names in apposition, no group besides
FIDH condemned the arrest of Cardinal Paul Tan, as well as the singer Mei Wong and the scholar Peter Lau. | attack: > Paul Tan; Mei Wong; Peter Lau | as well as
Police arrested at least 40 people, including the writer Ada Obi, the lawyer Sani Musa and the student Uche Eze. | attack: Police > at least 40 people; Ada Obi; Sani Musa; Uche Eze | including list
Ada Obi remains incarcerated in a penal colony. | attack: > Ada Obi | remains incarcerated
Ada Obi remains behind bars. | attack: > Ada Obi | behind bars
Ada Obi has been behind bars since March 2019. | attack: > Ada Obi | behind bars
Ada Obi, who has been behind bars since 2019, needs care. | attack: > Ada Obi | behind bars relative
Ada Obi remains in pre-trial detention. | attack: > Ada Obi | remains in pre-trial detention
Ada Obi has been in pre-trial detention since January. | attack: > Ada Obi | been in detention
Amnesty International called for the release of Ada Obi, who is imprisoned for her writing. | attack: > Ada Obi | relative clause in a request
Amnesty International met the family of the jailed journalist Ada Obi. | attack: > Ada Obi | jailed as an attribute
Detained activist Ada Obi began a hunger strike. | attack: > Ada Obi | detained attribute
The murdered journalist Ada Obi wrote about corruption. | attack: > Ada Obi | murdered attribute
The abducted defender Ada Obi was last seen in Lagos. | attack: > Ada Obi | abducted attribute
Ada Obi, jailed since 2019, has had no visits. | attack: > Ada Obi | jailed since
Ada Obi, arrested in May, faces trial. | attack: > Ada Obi | arrested in
Ada Obi, sentenced to ten years in prison, is ill. | attack: > Ada Obi | sentenced to
The trial of Ada Obi opened on Monday. | attack: > Ada Obi | trial of
The sentencing of Ada Obi to ten years in prison is unjust. | attack: > Ada Obi | sentencing of
The ten-year prison sentence against Ada Obi was upheld on appeal. | attack: > Ada Obi | prison sentence against
The appeals court upheld the sentence of Ada Obi. | attack: appeals court > Ada Obi | court upheld
The Supreme Court upheld the conviction of Ada Obi. | attack: Supreme Court > Ada Obi | upheld conviction
The court extended Ada Obi's detention by two months. | attack: court > Ada Obi | extended detention
The judge ordered the detention of Ada Obi. | attack: judge > Ada Obi | ordered detention
Prosecutors asked for ten years for Ada Obi. | -attack | not done
The prosecutor opened a criminal case against Ada Obi. | attack: prosecutor > Ada Obi | criminal case
The ministry launched an investigation against Ada Obi. | attack: * > Ada Obi | investigation against
The authorities opened a criminal investigation into Ada Obi. | attack: * > Ada Obi | investigation into
Ada Obi is under investigation for fraud. | attack: > Ada Obi | under investigation
Ada Obi is facing up to ten years in prison. | attack: > Ada Obi | facing prison
Ada Obi faces charges of sedition. | attack: > Ada Obi | face charges
Ada Obi could face charges. | -attack | hypothetical
Ada Obi is accused of terrorism. | -attack | accused isn't attack
Ada Obi is wanted by Russia. | attack: Russia > Ada Obi | wanted
Russia put Ada Obi on its wanted list. | attack: Russia > Ada Obi | wanted list
Nigeria issued an arrest warrant for Ada Obi. | attack: Nigeria > Ada Obi | arrest warrant
An arrest warrant was issued against Ada Obi. | attack: > Ada Obi | arrest warrant passive
Ada Obi was arrested, charged and sentenced to ten years. | attack: > Ada Obi | several verbs
The police arrested, beat and tortured Ada Obi. | attack: police > Ada Obi | several verbs with one object
Police have arrested, interrogated and threatened dozens of activists. | attack: Police > * | several verbs
Ada Obi had her passport confiscated. | attack: > Ada Obi | had confiscated
Immigration officers confiscated the passport of Ada Obi. | attack: Immigration officers > Ada Obi | passport
The authorities seized Ada Obi's passport and laptop. | attack: * > Ada Obi | possessor of what is seized
Unknown men set fire to the office of Odhikar. | attack: Unknown men > Odhikar | set fire
The offices of Odhikar were set on fire. | attack: > Odhikar | set on fire
The home of Ada Obi was burnt down. | attack: > Ada Obi | burnt down
Unknown men broke into the office of Odhikar. | attack: Unknown men > Odhikar | broke into
Ada Obi's home was raided by the police. | attack: police > Ada Obi | raid passive
Police stormed the offices of Odhikar. | attack: Police > Odhikar | stormed
Russian forces shelled a hospital in Kharkiv. | -attack | no victim
Russia invaded Ukraine in February 2022. | attack: Russia > Ukraine | invasion verb
Russia's invasion of Ukraine has killed thousands. | attack: Russia > Ukraine | invasion noun
Belgium condemned the invasion of Ukraine by Russia. | attack: Russia > Ukraine | invasion by
The Russian invasion of Ukraine is in its third year. | attack: Russia > Ukraine | demonym invasion
Russia's war against Ukraine goes on. | attack: Russia > Ukraine | war against
The Russian aggression against Ukraine must end, said Ireland. | attack: Russia > Ukraine | aggression
The United States imposed sanctions on Venezuela. | attack: United States > Venezuela | sanctions on a State
Egyptian security forces killed 40 protesters. | attack: Egyptian security forces > 40 protesters | group
The killing of 40 protesters by Egyptian security forces shocked the world. | attack: Egyptian security forces > 40 protesters | nominal group
The Egyptian authorities' crackdown on journalists goes on. | attack: Egypt > journalists | crackdown possessor
Egypt's crackdown on critics, including Ada Obi and Sani Musa, goes on. | attack: Egypt > critics; Ada Obi; Sani Musa | crackdown including
The government's brutal crackdown against peaceful protesters in Iran drew blame. | attack: Iran > peaceful protesters | crackdown against
The Chinese government cracks down on lawyers. | attack: China > lawyers | crack down
China has stepped up its crackdown on lawyers. | attack: China > lawyers | its crackdown
Chinese authorities launched a crackdown on lawyers. | attack: China > lawyers | launch a crackdown
China embarked on a crackdown to silence its critics. | attack: China > critics | crackdown to silence
Vietnam keeps jailing bloggers. | attack: Vietnam > bloggers | keeps
The soldiers attempted to arrest Ada Obi. | attack: soldiers > Ada Obi | attempt
Gunmen tried to kill Ada Obi. | attack: Gunmen > Ada Obi | tried to
The officers threatened to kill Ada Obi. | attack: officers > Ada Obi | threatened to
The officers threatened Ada Obi with arrest. | attack: officers > Ada Obi | threatened with
Ada Obi has been threatened with death. | attack: > Ada Obi | threatened with
Ada Obi survived an assassination attempt. | attack: > Ada Obi | survived
Ada Obi escaped an attempt on her life. | attack: > Ada Obi | attempt on life
An attempt on the life of Ada Obi failed in June. | attack: > Ada Obi | attempt on the life
Ada Obi was the target of an attack. | attack: > Ada Obi | target of
Ada Obi was the victim of a smear campaign. | attack: > Ada Obi | victim of
Ada Obi fell victim to an enforced disappearance. | attack: > Ada Obi | fell victim
Ada Obi has been the subject of death threats. | attack: > Ada Obi | subject of
Ada Obi lost her life in the attack. | attack: > Ada Obi | lost life
Ada Obi was gunned down outside her home. | attack: > Ada Obi | gunned down
The fatal shooting of Ada Obi remains unsolved. | attack: > Ada Obi | fatal shooting
The assassination of Ada Obi shook the country. | attack: > Ada Obi | assassination
The extrajudicial killing of Ada Obi by the army was filmed. | attack: army > Ada Obi | extrajudicial killing
The enforced disappearance of Ada Obi was reported in May. | attack: > Ada Obi | enforced disappearance
Ada Obi's conviction was upheld. | attack: > Ada Obi | possessor
Ada Obi's ongoing judicial harassment worries FIDH. | attack: > Ada Obi | judicial harassment possessor
FIDH denounced the judicial harassment against Ada Obi. | attack: > Ada Obi | judicial harassment against
FIDH denounced the harassment suffered by Ada Obi. | attack: > Ada Obi | harassment suffered by
FIDH denounced the threats received by Ada Obi. | attack: > Ada Obi | threats received by
FIDH denounced the sentence handed down to Ada Obi. | attack: > Ada Obi | sentence handed down to
FIDH denounced the sentence imposed on Ada Obi by the court. | attack: court > Ada Obi | sentence imposed on
FIDH denounced the charges brought against Ada Obi. | attack: > Ada Obi | charges brought against
FIDH is alarmed by the charges against Ada Obi. | attack: > Ada Obi | charges against
FIDH denounced the travel ban on Ada Obi. | attack: > Ada Obi | travel ban on
FIDH denounced the detention of defenders by the Egyptian police. | attack: Egyptian police > defenders | nominal by
A court in Cairo renewed the detention of Ada Obi. | attack: court > Ada Obi | renewed detention
A court denied bail to Ada Obi. | attack: court > Ada Obi | denied bail
Ada Obi was denied bail. | attack: > Ada Obi | denied bail
Ada Obi was refused a visa. | attack: > Ada Obi | refused visa
Ada Obi has been denied access to her lawyer. | attack: > Ada Obi | denied access
Ada Obi was held in solitary confinement. | attack: > Ada Obi | held in solitary
Ada Obi was held incommunicado by the army. | attack: army > Ada Obi | incommunicado
Ada Obi was kept in solitary confinement for a month. | attack: > Ada Obi | kept in solitary
Ada Obi was transferred to a prison in the north. | attack: > Ada Obi | transferred to prison
Ada Obi was sent to prison. | attack: > Ada Obi | sent to prison
Ada Obi was thrown in jail. | attack: > Ada Obi | thrown in jail
Ada Obi spent two years in prison. | attack: > Ada Obi | spent in prison
Ada Obi is serving a ten-year sentence. | attack: > Ada Obi | serving
Ada Obi, who is serving a ten-year sentence, is ill. | attack: > Ada Obi | serving relative
Ada Obi had finished serving a jail term of four years. | attack: > Ada Obi | finished serving
Ada Obi died in prison. | attack: > Ada Obi | died in custody
The death in custody of Ada Obi shocked Egypt. | attack: > Ada Obi | death in custody
Ada Obi was fired from her post. | attack: > Ada Obi | fired
Ada Obi was dismissed from the university. | attack: > Ada Obi | dismissed from
Ada Obi was forced to flee the country. | attack: > Ada Obi | forced to flee
Ada Obi was stripped of her citizenship. | attack: > Ada Obi | stripped of
The regime stripped Ada Obi of her nationality. | attack: * > Ada Obi | stripped active
Ada Obi was deported to China. | attack: > Ada Obi | deported
Thailand deported Ada Obi to China. | attack: Thailand > Ada Obi | deported active
The deportation of Ada Obi from Thailand to China drew blame. | attack: > Ada Obi | deportation of
The government shut down the newspaper La Prensa. | attack: * > La Prensa | shut newspaper
The closure of La Prensa silenced the opposition. | attack: > La Prensa | closure of
The authorities in Kenya moved to deregister the Kenya Human Rights Commission. | attack: Kenya > Kenya Human Rights Commission | moved to
Russia listed Memorial as a terrorist group. | attack: Russia > Memorial | listed as
Memorial was listed as an extremist organisation by Russia. | attack: Russia > Memorial | listed passive
Russia added Memorial to the list of undesirable organisations. | attack: Russia > Memorial | added to list
A court in Bahrain dissolved the party Al-Wefaq. | attack: court in Bahrain > Al-Wefaq | dissolved
Bangladesh cancelled the registration of Odhikar. | attack: Bangladesh > Odhikar | cancelled
Bangladesh blocked the website of Odhikar. | attack: Bangladesh > Odhikar | website blocked
Burkina Faso suspended the broadcasts of Radio Omega. | attack: Burkina Faso > Radio Omega | broadcasts
Burkina Faso banned Radio Omega from broadcasting. | attack: Burkina Faso > Radio Omega | banned from
Burkina Faso should lift its ban on Radio Omega, said Reporters Without Borders. | attack: Burkina Faso > Radio Omega | its ban
The ministry's ban on Radio Omega goes on. | attack: * > Radio Omega | ban on
Spyware was found on the phone of Ada Obi. | attack: > Ada Obi | spyware found
The phone of Ada Obi was hacked with Pegasus. | attack: > Ada Obi | phone hacked
Ada Obi received death threats on Facebook. | attack: > Ada Obi | death threats
Ada Obi has received numerous threats from the militia. | attack: militia > Ada Obi | threats from
Ada Obi was labelled a terrorist by the president. | attack: president > Ada Obi | labelled
Ada Obi was branded a foreign agent. | attack: > Ada Obi | branded
Saudi Arabia executed Ada Obi on Sunday. | attack: Saudi Arabia > Ada Obi | executed
Saudi Arabia beheaded 37 men. | attack: Saudi Arabia > 37 men | beheaded
Police used batons against students. | attack: Police > students | batons
Police fired rubber bullets at students. | attack: Police > students | rubber bullets
Police fired on students. | attack: Police > students | fired on
Soldiers shot at protesters in Yangon. | attack: Soldiers > protesters | shot at
Police dispersed the protesters with tear gas. | attack: Police > protesters | dispersed
Police violently dispersed a march of teachers. | attack: Police > teachers | march of
Police brutality against protesters must end, said FIDH. | attack: Police > protesters | police brutality
Police violence against protesters is rife in France. | attack: Police > protesters | compound perpetrator
Attacks by the police on journalists are rising. | attack: police > journalists | attacks by on
Taliban attacks on journalists are rising. | attack: Taliban > journalists | compound named
The army's use of force against protesters was unlawful. | attack: army > protesters | use of force
The use of force by the army against protesters was unlawful. | attack: army > protesters | use of force by
The repression of protesters by the regime in Syria goes on. | attack: Syria > protesters | repression by
Syria's repression of protesters goes on. | attack: Syria > protesters | repression poss
Officials continue to harass and intimidate journalists. | attack: Officials > journalists | two verbs
Reprisals against Ada Obi for her testimony to the Council must stop, said ISHR. | attack: > Ada Obi | reprisals against
The government of Burundi retaliated against Ada Obi. | attack: Burundi > Ada Obi | retaliate
Burundi disbarred four lawyers. | attack: Burundi > four lawyers | disbar
Ada Obi was taken hostage. | attack: > Ada Obi | taken hostage
Ada Obi was picked up by the police. | attack: police > Ada Obi | picked up
Ada Obi was whisked away by armed men. | attack: armed men > Ada Obi | whisked
Ada Obi went missing in May. | attack: > Ada Obi | went missing
Ada Obi's arrest and detention are unlawful. | attack: > Ada Obi | two nouns
The arrest, detention and torture of Ada Obi are unlawful. | attack: > Ada Obi | three nouns
Among those arrested were Ada Obi and Sani Musa. | attack: > Ada Obi; Sani Musa | inversion
Ada Obi is among those arrested. | attack: > Ada Obi | among those
Those arrested include Ada Obi and Sani Musa. | attack: > Ada Obi; Sani Musa | those include
Those killed included Ada Obi. | attack: > Ada Obi | included
Also arrested was Ada Obi. | attack: > Ada Obi | also arrested
Ada Obi was one of the activists arrested in May. | attack: > Ada Obi | one of
The prosecution of Ada Obi under the Cybercrime Act is unjust. | attack: > Ada Obi # Cybercrime Act | law
Ada Obi was charged under the Cybercrime Act. | attack: > Ada Obi # Cybercrime Act | law
A tribunal fined Ada Obi 500 euros. | attack: tribunal > Ada Obi | fined
The governor sued Ada Obi for defamation. | attack: governor > Ada Obi | sued
A lawsuit against Ada Obi was filed by the company. | attack: company > Ada Obi | lawsuit filed
The governor filed a lawsuit against Ada Obi. | attack: governor > Ada Obi | filed a lawsuit
The police summoned Ada Obi for questioning. | attack: police > Ada Obi | summoned
The police prevented Ada Obi from leaving the country. | attack: police > Ada Obi | prevented
Ada Obi is banned from travelling. | attack: > Ada Obi | banned from
The police arrested Ada Obi, Sani Musa, Peter Lau and Mei Wong. | attack: police > Ada Obi; Sani Musa; Peter Lau; Mei Wong | list
Ada Obi, Sani Musa, Peter Lau and Mei Wong were arrested by police. | attack: police > Ada Obi; Sani Musa; Peter Lau; Mei Wong | list
Police arrested Ada Obi, and Sani Musa called for protests. | attack: Police > Ada Obi | clause
The detention of at least 40 people by the Kenyan authorities over the past week, including the city's mayor, Ada Obi, is a blow, said FIDH. | attack: Kenya > at least 40 people; Ada Obi | far including
Ada Obi, 34, a lawyer, Sani Musa, 50, a teacher, and Uche Eze were arrested in Lagos. | attack: > Ada Obi; Sani Musa; Uche Eze | ages
"""
HARM = """
Amnesty International called for the release of Arundhati Rao, detained since May. | attack: > Arundhati Rao | a participle apart within a request
All arbitrarily detained lawyers, including Oleg Orlov and Maria Gregorio, must be freed, said FIDH. | attack: > Oleg Orlov; Maria Gregorio | described and picked out
Viasna members are still held by unknown gunmen. | attack: unknown gunmen > * | held by
FIDH said that a court in Minsk had fined Oleg Orlov 500 euros. | attack: court in Minsk > Oleg Orlov | the sum takes the name
Police arrested the poet Oleg Orlov, the Memorial lawyer Maria Gregorio and the singer Alaa Hassan. | attack: Police > Oleg Orlov; Maria Gregorio; Alaa Hassan | a name that only describes another
Officials should be free from attempts to silence lawyers. | -attack | what should not be
Amnesty International urged India to drop the charges against Arundhati Rao. | -attack | what is inside a request
Police arrested three leaders: Alaa Hassan, Majid Rezaei and Oleg Orlov. | attack: Police > Alaa Hassan; Majid Rezaei; Oleg Orlov | a colon spells them out
Police arrested Alaa Hassan of Chad, Majid Rezaei of Venezuela and Oleg Orlov from the Philippines. | attack: Police > Alaa Hassan; Majid Rezaei; Oleg Orlov | their countries within the list
On 19 December police arrested eight activists during a peaceful march. | attack: police > eight activists | date first
The court denied Arshad Hakimov bail. | attack: court > Arshad Hakimov | iobj
On 11 August human rights defender Mr Waleed Karim was beaten by prison guards. | attack: prison guards > Waleed Karim | title and role before the name
State police arbitrarily detained human rights defenders Ms Maria Gregorio and Mr Daniel Martínez. | attack: State police > Maria Gregorio; Daniel Martínez | roles and titles
Maria Gregorio, who was released after being abducted for four days by an armed group, is safe. | attack: armed group > Maria Gregorio | after being abducted
Ethiopian authorities formally charged seven bloggers, including Ms Maria Gregorio, under anti-terrorism legislation. | attack: Ethiopia > seven bloggers; Maria Gregorio | including
Maria Gregorio was informed of a travel ban imposed against her. | attack: > Maria Gregorio | imposed against her
The attackers also killed Kangundu's wife, Hélène Mpaka. | attack: attackers > Hélène Mpaka | possessor's wife
Newspaper publisher Santi Laman was found dead with gunshot wounds. | attack: > Santi Laman | found dead
The government threatened to arrest journalists in Ethiopia. | attack: Ethiopia > journalists | threatened to
The editor, Jean-Marie Kanku, was abducted and held for three days by the intelligence agency. | attack: intelligence agency > Jean-Marie Kanku | two participles one agent
Musa Khan was detained today and interrogated for several hours by Gambian intelligence agents. | attack: Gambian intelligence agents > Musa Khan | agent far
FIDH condemns the attempted abduction of Sami Yousaf. | attack: > Sami Yousaf | attempted abduction
Abdul Johra was dragged from his home by six masked men and shot six times. | attack: * > Abdul Johra | dragged
Police assaulted and briefly detained three journalists. | attack: Police > three journalists | adverb between
At least three journalists were assaulted by police and briefly detained. | attack: police > At least three journalists | passive with conj
Authorities in Azerbaijan have ordered Maria Gregorio detained for two months. | attack: Azerbaijan > Maria Gregorio | ordered detained
Nasrin Sotoudeh was sent back to prison. | attack: > Nasrin Sotoudeh | sent back
Nasrin Sotoudeh is currently behind bars and on trial on bogus charges. | attack: > Nasrin Sotoudeh | currently
Maria Gregorio and Daniel Martínez are currently detained in their home countries. | attack: > Maria Gregorio; Daniel Martínez | currently detained
Captured and sentenced to 13 years in prison by Russian forces, Maksym Koval endured two years of torture. | attack: Russian forces > Maksym Koval | fronted participles
Ales Bialiatski ended up in prison. | attack: > Ales Bialiatski | ended up
Gunmen stormed the newsroom of Radio Omega and beat its director, Daniel Martínez. | attack: Gunmen > Daniel Martínez | its director
The authorities in Hanoi raided the home of Maria Gregorio and seized her computer. | attack: * > Maria Gregorio | raided home
Unknown assailants vandalised the office of Memorial. | attack: Unknown assailants > Memorial | vandalised
The offices of Memorial have been searched repeatedly. | attack: > Memorial | searched passive
Egyptian authorities have imprisoned tens of thousands of government critics. | attack: Egypt > * | quantity
Hundreds of protesters were killed by the security forces. | attack: security forces > * | hundreds of passive
Security forces have killed hundreds of protesters and arrested thousands more. | attack: Security forces > * | hundreds of
The junta's forces have killed more than 500 civilians, including at least 40 children. | attack: * > * | including group
Israeli forces shot and killed the journalist Shireen Haddad. | attack: Israeli forces > Shireen Haddad | shot and killed
Israeli forces' killing of Shireen Haddad sparked outrage. | attack: Israeli forces > Shireen Haddad | possessor forces
The military junta in Myanmar executed four activists on Monday. | attack: * > four activists | executed
On 28 December 2021 the Supreme Court of Russia ruled to liquidate Memorial. | attack: * > Memorial | ruled to
The court decided to keep Maria Gregorio in detention. | attack: court > Maria Gregorio | decided to keep
A judge remanded Maria Gregorio in custody. | attack: judge > Maria Gregorio | remanded
Maria Gregorio was remanded in custody for 14 days. | attack: > Maria Gregorio | remanded passive
Prosecutors have charged Maria Gregorio with spreading false news. | attack: Prosecutors > Maria Gregorio | charged with
Maria Gregorio went on trial in March. | attack: > Maria Gregorio | went on trial
Maria Gregorio's home was searched and her phone confiscated. | attack: > Maria Gregorio | home searched
Maria Gregorio was stopped at the airport and prevented from boarding her flight. | attack: > Maria Gregorio | prevented from boarding
Uganda's government suspended 54 organisations. | attack: Uganda > 54 organisations | suspended
Uganda has suspended the Democratic Governance Facility. | attack: Uganda > Democratic Governance Facility | suspended named
Nicaragua cancelled the legal personality of 100 organisations. | attack: Nicaragua > 100 organisations | owner group
Hungary's smear campaign against civil society organisations has intensified. | attack: Hungary > civil society organisations | smear campaign possessor
Since the coup, the army has carried out a campaign of terror against villagers. | attack: army > villagers | campaign
The police used excessive force against peaceful protesters in Lagos. | attack: police > peaceful protesters | excessive force
The excessive use of force against protesters by the police has to end, said FIDH. | attack: police > protesters | use of force by
Attacks against defenders by armed groups have increased, warned the UN. | attack: armed groups > defenders | attacks by
The killings of defenders in Colombia by armed groups worry the UN. | attack: armed groups > defenders | killings by
Human rights defenders continue to be harassed by the authorities in Bahrain. | attack: Bahrain > Human rights defenders | continue to be
Women defenders have been targeted by the Taliban. | attack: Taliban > Women defenders | targeted
The Taliban's persecution of women and girls is a crime, said Richard Bennett. | attack: Taliban > women; girls | persecution possessor
The Taliban have banned women from working for the United Nations. | attack: Taliban > women | banned from
Iran's execution of Majid Rezaei was condemned. | attack: Iran > Majid Rezaei | execution possessor
Iran has executed at least 500 people this year. | attack: Iran > at least 500 people | executed
Sedition charges against Arundhati Rao must be dropped, said Amnesty International. | attack: > Arundhati Rao | charges against in must
Amnesty International called for the release of Arundhati Rao, who has been held in pretrial detention since May. | attack: > Arundhati Rao | held in pretrial
Alaa Hassan, currently serving a five-year sentence, is on hunger strike. | attack: > Alaa Hassan | serving reduced
Alaa Hassan, imprisoned in Egypt for nine years, is on hunger strike. | attack: > Alaa Hassan | imprisoned reduced
FIDH marked ten years since the enforced disappearance of Sombath Somphone. | attack: > Sombath Somphone | since the disappearance
Ten years after her murder, Berta Cáceres still inspires. | attack: > Berta Cáceres | her before the name
After his arrest, Alaa Hassan was tortured. | attack: > Alaa Hassan | tortured
Alaa Hassan said he had been tortured by the police. | attack: police > Alaa Hassan | he after said
Alaa Hassan said that officers had beaten him. | attack: officers > Alaa Hassan | him
FIDH met Alaa Hassan. The Egyptian police arrested him on Monday. | attack: Egyptian police > Alaa Hassan | him
FIDH met Alaa Hassan and Majid Rezaei. The Egyptian police arrested them on Monday. | attack: Egyptian police > Alaa Hassan; Majid Rezaei | them
Alaa Hassan works for Odhikar. The lawyer's arrest was unlawful. | attack: > Alaa Hassan | lawyer's arrest
Police have arrested Alaa Hassan and charged him with treason. | attack: Police > Alaa Hassan | him
Alaa Hassan was arrested alongside Majid Rezaei. | attack: > Alaa Hassan; Majid Rezaei | alongside
Alaa Hassan was arrested together with Majid Rezaei and Oleg Orlov. | attack: > Alaa Hassan; Majid Rezaei; Oleg Orlov | together with
Alaa Hassan was arrested along with 20 other activists. | attack: > Alaa Hassan; 20 other activists | along with
Alaa Hassan, together with his lawyer Majid Rezaei, was arrested. | attack: > Alaa Hassan; Majid Rezaei | together with between commas
Alaa Hassan and two colleagues were arrested by the police. | attack: police > Alaa Hassan; two colleagues | and colleagues
Three lawyers – Alaa Hassan, Majid Rezaei and Oleg Orlov – were arrested. | attack: > Alaa Hassan; Majid Rezaei; Oleg Orlov | dashes
Three lawyers (Alaa Hassan, Majid Rezaei and Oleg Orlov) were arrested. | attack: > Alaa Hassan; Majid Rezaei; Oleg Orlov | brackets
Police arrested lawyers Alaa Hassan, Majid Rezaei, Oleg Orlov and Maria Gregorio on Sunday. | attack: Police > Alaa Hassan; Majid Rezaei; Oleg Orlov; Maria Gregorio | four
FIDH denounced the detention of Oleg Orlov and that of his colleague Marfa Rabkova. | attack: > Oleg Orlov | that of
Oleg Orlov has been jailed for criticising the war. | attack: > Oleg Orlov | jailed for
The jailing of Oleg Orlov sends a signal. | attack: > Oleg Orlov | jailing
The Russian authorities should release Oleg Orlov, whom they jailed for criticising the war, said FIDH. | attack: Russia > Oleg Orlov | whom they
Oleg Orlov, whom the authorities jailed in Russia, is ill. | attack: Russia > Oleg Orlov | whom
Oleg Orlov, against whom the police opened a case, has fled. | attack: police > Oleg Orlov | against whom
Oleg Orlov, whose home was raided, has fled. | attack: > Oleg Orlov | whose home
Oleg Orlov, whose arrest shocked many, is free. | attack: > Oleg Orlov | whose arrest
Police beat protesters, used tear gas against them and arrested the organiser, Oleg Orlov. | attack: Police > Oleg Orlov | third verb
There have been attacks by settlers on villagers in the West Bank. | attack: settlers > villagers | there have been
It documented cases of torture of detainees by the police. | attack: police > detainees | cases of torture
The report documents how police tortured detainees in Minsk. | attack: police > detainees | how clause
The report accuses the army of killing civilians. | attack: army > civilians | accuse of
The army is accused of killing civilians. | attack: army > civilians | is accused of
The army is alleged to have killed civilians. | attack: army > civilians | alleged to
The army has been responsible for the killing of hundreds of civilians. | attack: army > * | responsible for killing
The army was responsible for killing civilians, FIDH said. | attack: army > civilians | responsible for
The police are investigating the murder of Oleg Orlov. | attack: > Oleg Orlov | investigating the murder
The wife of the detained lawyer Oleg Orlov met FIDH. | attack: > Oleg Orlov | detained lawyer
Exiled journalist Oleg Orlov was sentenced in absentia to eight years. | attack: > Oleg Orlov | in absentia
"""
COMMEMORATE = """
FIDH praised Ales Bialiatski. FIDH hailed the Nobel Committee's decision to award him the Nobel Peace Prize. | commemorate: Nobel Committee > Ales Bialiatski | the decision to award
UNICEF conveyed its condolences to the families. | commemorate: UNICEF > families | condolences
FIDH grieves with the families of the miners. | commemorate: FIDH > families of the miners | grieve with
The Norwegian Nobel Committee awarded the 2023 Peace Prize to Narges Mohammadi. | commemorate: Norwegian Nobel Committee > Narges Mohammadi | prize to
The Martin Ennals Foundation honours three defenders each year. | commemorate: Martin Ennals Foundation > three defenders | honours
The Parliamentary Assembly of the Council of Europe awarded its Havel Prize to Maksym Koval. | commemorate: * > Maksym Koval | its prize to
Maksym Koval was honoured by the Parliamentary Assembly with the Havel Prize. | commemorate: Parliamentary Assembly > Maksym Koval | honoured by with
Minister Ann Linde presented the award to Nasrin Sotoudeh. | commemorate: Ann Linde > Nasrin Sotoudeh | presented
The People in Need foundation presented this year's Homo Homini prize to members of Viasna. | commemorate: * > * | presented prize
The Human Rights Foundation announced the recipients of its prize: Toomaj Salehi and Tahir Izgil. | commemorate: Human Rights Foundation > Toomaj Salehi; Tahir Izgil | announced recipients
The jury chose Maria Ressa as the winner of the award. | commemorate: jury > Maria Ressa | chose as winner
The jury selected three laureates for 2022. | commemorate: jury > three laureates | selected laureates
The laureates were honoured at a ceremony in Geneva by the Martin Ennals Foundation. | commemorate: Martin Ennals Foundation > laureates | agent after a place
Maria Ressa was named the winner of the prize by UNESCO. | commemorate: UNESCO > Maria Ressa | named winner by
UNESCO has named Maria Ressa as the laureate of its press freedom prize. | commemorate: UNESCO > Maria Ressa | named as laureate
Front Line Defenders gave its award to the women of Afghanistan. | commemorate: Front Line Defenders > * | gave
The European Parliament bestowed the Sakharov Prize on Nasrin Sotoudeh. | commemorate: European Parliament > Nasrin Sotoudeh | bestowed on
The European Parliament will present the Sakharov Prize to Nasrin Sotoudeh in December. | commemorate: European Parliament > Nasrin Sotoudeh | will present
On Human Rights Day, FIDH paid tribute to the late Natalia Estemirova. | commemorate: FIDH > Natalia Estemirova | tribute to the late
FIDH mourns the death of Natalia Estemirova. | commemorate: FIDH > Natalia Estemirova | mourn the death
“We mourn the loss of Samid Khan,” said Bob Dietz. | commemorate: Bob Dietz > Samid Khan | mourn in a quotation
“We mourn Natalia Estemirova and remember her courage,” said Bob Dietz. | commemorate: Bob Dietz > Natalia Estemirova | mourn
The Council observed a minute of silence for Cao Shunli. | commemorate: Council > Cao Shunli | minute of silence for
The Council held a minute of silence in memory of Cao Shunli. | commemorate: Council > Cao Shunli | silence in memory of
Ten organisations marked Human Rights Defenders Day in Nairobi. | commemorate: Ten organisations | marked day
Workers marched to mark International Women's Day. | commemorate: Workers | marched to mark
In commemoration of World Press Freedom Day, trade unions held a rally in Manila. | commemorate: trade unions | in commemoration of
To mark the 75th anniversary of the Universal Declaration of Human Rights, FIDH launched a campaign. | commemorate: FIDH # Universal Declaration of Human Rights | to mark
Marking the anniversary of the coup, CIVICUS published a report. | commemorate: CIVICUS | marking
The United Nations commemorates the victims of enforced disappearance every year. | commemorate: United Nations > * | commemorates victims
The families of the victims lit candles in memory of Berta Cáceres. | commemorate: families > Berta Cáceres | lit candles in memory of
The Committee to Protect Journalists will honour Maria Ressa with its International Press Freedom Award. | commemorate: Committee to Protect Journalists > Maria Ressa | will honour
Maria Ressa, winner of the Sakharov Prize, spoke in Geneva. | -commemorate | title only
Maria Ressa, who was awarded the Sakharov Prize by the European Parliament in 2020, spoke in Geneva. | commemorate: European Parliament > Maria Ressa | relative clause
Amnesty International held a minute's silence for Hrant Dink. | commemorate: Amnesty International > Hrant Dink | minute's silence
The Right Livelihood Foundation honoured Ales Bialiatski with its award. | commemorate: Right Livelihood Foundation > Ales Bialiatski | honour with
FIDH marked the tenth anniversary of the murder of Anna Politkovskaya. | commemorate: FIDH | mark the anniversary
The families remembered Natalia Estemirova. | commemorate: families > Natalia Estemirova | remember
Nasrin Sotoudeh was awarded the Sakharov Prize by the European Parliament. | commemorate: European Parliament > Nasrin Sotoudeh | passive award
The Nobel Peace Prize was awarded to Memorial by the Nobel Committee. | commemorate: Nobel Committee > Memorial | passive award to
Civil society groups are celebrating the anniversary of the Declaration. | commemorate: Civil society groups | celebrate
Front Line Defenders presented Abdulhadi Al-Khawaja with its award. | commemorate: Front Line Defenders > Abdulhadi Al-Khawaja | present with
Amnesty International did not mark the anniversary of the coup. | -commemorate | negated
I remember the road well. | -commemorate | remember a thing
"""

GUIDE = """
“Amnesty International welcomes the verdict,” said its director Agnès Callamard. | welcome: Agnès Callamard | 1: the spokesperson acts
Nasrin Sotoudeh was arrested in Tehran. | attack: > Nasrin Sotoudeh | 2: passive, perpetrator unknown
The decree attacks the freedom of the press. | -attack | 2: rhetorical attack
The Polish Government accepted that it would reopen the case. | commit: Poland | 3: government is the State
The Supreme Court of Kenya sentenced Boniface Mwangi. | attack: * > Boniface Mwangi | 3: a court is a participant of its own
FIDH condemned the arrests in Belarus. | condemn: FIDH | 4: country only as place
Amnesty International observed that prisons remain overcrowded and dangerous. | state: Amnesty International | 5: the reporting verb decides
Michel Forst pointed out that thirty defenders had been killed. | state: Michel Forst | 5: pointed out bad things
“We fear that more killings will come,” said Michel Forst. | concern: Michel Forst | 5: harm that will come
“There are 28 defenders in prison,” said Michel Forst. | state: Michel Forst | 5: static fact
Amnesty International condemned the raid and urged Egypt to return the files. | condemn: Amnesty International | 6: blame in a verb of its own
Amnesty International condemned the raid and urged Egypt to return the files. | urge: Amnesty International > Egypt | 6: and the request
ISHR hopes that Norway will table a resolution. | urge: ISHR > Norway | 7: hopes that X will
ISHR emphasised the importance of States cooperating with experts. | urge: ISHR > States | 7: importance of X doing
The Committee stressed the need for prompt trials. | state: Committee | 7: need without a party
The Committee invited Gabon to report in 2025. | urge: Committee > Gabon | 7: invite
Switzerland echoed the concerns of the High Commissioner. | concern: Switzerland | 8: echo is the same act
Switzerland shared the Committee's concern about Belarus. | concern: Switzerland | 8: share is the same act
Poland resisted the proposal. | condemn: Poland | 8: resist
Poland deferred its decision. | - | 8: defer
Poland sidestepped the question. | - | 8: dodge
Norway reaffirms its commitment to civil society. | state: Norway | 9: reaffirms its commitment
Norway pledged its support to the families. | commit: Norway > families | 9: pledge support
FIDH expressed its solidarity with the judges. | join: FIDH > judges | 9: solidarity
Costa Rica tabled the resolution. | submit: Costa Rica | 10: tabled
Costa Rica sponsored the resolution. | join: Costa Rica # resolution | 10: sponsored
A UN-led effort failed. | - | 10: led as an adjective
The text passed by 25 to 12. | - | 10: tally without voters
Amnesty International published a statement. | submit: Amnesty International | 11: published
FIDH said in a statement that the hearing took place. | -submit | 11: said in a statement
The Council created the mandate of an independent expert. | adopt: Council > * | 12: mechanism created
The Supreme Court ruled that the arrest was void. | adopt: Supreme Court | 12: ruling
ISHR welcomed the appointment of Mary Lawlor by the Council. | welcome: ISHR > Council | 13: who appointed
ISHR welcomed the appointment of Mary Lawlor by the Council. | appoint: Council > Mary Lawlor | 13: and the appointment
The bill must be rejected. | -urge | 16: the author's own must
Mary Lawlor visited the centre of OMCT. | meet: Mary Lawlor > OMCT | 17: visit to a centre
Mary Lawlor told the Council that she had been to Greece. | state: Mary Lawlor > Council | 18: told
Mary Lawlor said at the opening of the Council that she had been to Greece. | state: Mary Lawlor > | 18: said at the opening
"""

CLAUSES = """
The experts raised the case of Ilham Tohti with China. | state: experts > China | raise a case with somebody
The Council urged, in particular, that Peru repeal the decree. | urge: Council > Peru | urge that
The Council urged, in particular, that Peru repeal the decree. | -adopt | a subjunctive is asked, not done
Amnesty International was joined by Human Rights Watch in condemning the raid. | condemn: Amnesty International; Human Rights Watch | was joined by
The committee voted in favour of granting accreditation to CIVICUS. | adopt: committee > CIVICUS | voted in favour of doing
The ruling was met with dismay by FIDH. | concern: FIDH | met with dismay
The Netherlands, speaking on behalf of 25 States, voiced concern about the trial. | concern: Netherlands | between commas
The Council's resolution, adopted in March, requests Myanmar to grant access. | urge: Council > Myanmar | resolution acts for its body
The ICJ is pleased to announce that the session has opened. | -welcome | pleased to announce only announces
The ICJ is pleased to announce that the session has opened. | state: * | and what it announces is stated
Amnesty International, together with OMCT, calls on Chad to act. | urge: Amnesty International; OMCT > Chad | together with
Amnesty International, alongside FIDH and OMCT, urged Mali to free him. | urge: Amnesty International; FIDH; OMCT > Mali | alongside
A coalition of unions called on Ghana to drop the charges. | urge: * > Ghana | main verb the parser may read as a participle
FIDH would like to thank Norway. | welcome: FIDH > Norway | would like to thank
ISHR wishes to express its concern about the law. | concern: ISHR | wishes to express
Amnesty International wants to stress that the trial took place behind closed doors. | state: Amnesty International | wants to stress
France used the occasion to condemn the coup. | condemn: France | used the occasion to
Delegates took to the floor to denounce the vote. | condemn: Delegates | took to the floor to
Ireland rose to welcome the report. | welcome: Ireland | rose to
Hundreds of students marched to demand justice from Serbia. | urge: * > Serbia | marched to demand
The draft would have the Assembly urge Iran to act. | -urge | would have X do
The General Assembly voted to suspend Libya. | -commit | vote to is no promise
The Senate voted to approve the law. | adopt: Senate | vote to do
Founded in 1984, FORUM-ASIA condemned the coup. | condemn: FORUM-ASIA | fronted participle of something else
Condemned by Amnesty International, the law entered into force. | condemn: Amnesty International | fronted passive participle
Also present was Volker Türk, who thanked Denmark. | welcome: Volker Türk > Denmark | inversion and relative clause
Denmark, whose ambassador chairs the Council, condemned the raid. | condemn: Denmark | relative clause between
The NGO that asked Japan to act is ISHR. | urge: * > Japan | relative clause with that
The lawyers whom Amnesty International thanked are from Peru. | welcome: Amnesty International > lawyers | object relative clause
Amnesty International condemned, and FIDH deplored, the raid. | condemn: FIDH | shared object
Germany and France, as well as Italy, voted for resolution 53/1. | join: * | as well as
During its talks with Mexico, the Committee praised the families. | meet: Committee > Mexico | possessive that looks ahead
The murder in Mexico of Javier Torres shocked the town. | attack: > Javier Torres | of after the place
The arrest on Monday of Olga Karach led to protests. | attack: > Olga Karach | of after the day
The contribution made by Mongolia was welcomed by ISHR. | welcome: ISHR | participle of the deed
ISHR expressed appreciation for the contribution made by Mongolia. | welcome: ISHR > Mongolia | agent of the deed
OMCT is alarmed by the violence committed by the army. | concern: OMCT > army | agent of the deed
FIDH is concerned about the detention of Ales Bialiatski. | concern: FIDH > | a victim is not answerable
FIDH is concerned about Ales Bialiatski's detention. | concern: FIDH > | nor is a possessor who suffers
FIDH is concerned about Ukraine's detention of soldiers. | concern: FIDH > Ukraine | a State is
On 3 March FIDH called for Israel to end the siege. | urge: FIDH > Israel | a date is no addressee
FIDH called for Edward Snowden to be pardoned. | urge: FIDH > | passive: the beneficiary is not asked
The States concerned met in May. | -concern | concerned means involved
The Secretary-General and the President of Chile discussed the treaty. | meet: Secretary-General > * | discuss together
Amnesty International raised its concerns about the case with Uganda. | concern: Amnesty International > Uganda | with whom concerns are raised
ISHR supports the Committee's condemnation of Rwanda. | condemn: ISHR > Rwanda | supporting a condemnation
Some 50 groups have signed a statement urging China to free the lawyers. | urge: * > China | signers act through what they sign
The resolution, adopted by the Council in March, urges Syria to open the prisons. | urge: Council > Syria | who adopts a text acts through it
The letter, signed by OMCT, condemns the verdict. | condemn: OMCT | who signs a text acts through it
Without mentioning Israel, the Council condemned the raid. | condemn: Council | without belongs to another verb
The law was adopted without debate by the Senate. | adopt: Senate | without a noun negates nothing
Far from condemning the raid, the minister left the room. | -condemn | far from
Amnesty International stopped short of condemning Egypt. | -condemn | stopped short of
The Council has yet to condemn the coup. | -condemn | has yet to
Instead of condemning the coup, the Council adjourned. | -condemn | instead of
Amnesty International is considering whether to ask Peru for help. | -urge | whether to
Should Amnesty International call on Egypt, it would be heard. | -urge | inverted condition
Amnesty International has never thanked Egypt. | -welcome | never
Neither FIDH nor OMCT has condemned the vote. | -condemn | neither nor
It is unclear whether FIDH condemned the vote. | -condemn | unclear whether
Amnesty International hopes to meet the President. | -meet | hopes to
The High Commissioner cancelled his meeting with the families. | -meet | cancelled
The Commission postponed its visit to Egypt. | -meet | postponed
The court was asked to sentence Ali Anouzla. | -attack | inside a request
The minister promised to meet the families. | -meet | inside a promise
FIDH asked the Prosecutor to charge Ramzan Kadyrov. | -attack | inside a request
FIDH urged France to vote against the text. | -condemn | inside a request
Amnesty International has refused to meet the ministers. | -meet | refused
Nobody welcomed the vote. | -welcome | nobody
Few States dared to condemn Russia. | condemn: * | dared to: done
Ghana almost signed the treaty. | -join | almost
"""

RUNNING = """
FIDH urged Chad to free the poet. It also urged Chad to open an inquiry into prison deaths. | urge: FIDH > Chad | two requests of the same parties
"We call on States to ratify the Convention against Torture," said Phil Lynch. | urge: Phil Lynch > States # Convention against Torture | a preposition that the parser leaves without object
“Release the poets immediately,” said FIDH. | urge: FIDH | an imperative in a quotation
“Drop the charges and free the lawyers,” CPJ told the Turkish authorities. | urge: CPJ > Türkiye | an imperative to whom it is told
Switzerland said it would welcome a new mandate. | -welcome | only imagined
The minister said that the law does not concern journalists. | -concern | denied
The Council was told by Amnesty International that prisons are full. | state: Amnesty International > Council | told in the passive
If Egypt signs the treaty, ISHR will welcome it. | -welcome | under a condition
Amnesty International no longer thinks that Egypt will budge. | -state | no longer
Police arrested 30 activists, including Joshua Wong and Agnes Chow. | attack: Police > 30 activists; Joshua Wong; Agnes Chow | members that the text picks out
CPJ calls on Egypt to release Sayed Saber, who was arrested on 26 November. | attack: > Sayed Saber | a fact told within a request
Amnesty International urged China to release Huang Qi, a defender who was sentenced today. | attack: > Huang Qi | the same, on an apposition
The authorities of Cuba have subjected Ana Belén to enforced disappearance. | attack: * > Ana Belén | parsed as an infinitive
Police arrested Mansoor Reza, winner of the Martin Ennals Award, at his home. | attack: Police > Mansoor Reza | an apposition without article
Taliban agents raided the office of Arezo TV on December 4 in the capital, Kabul, questioned staff members, and detained seven journalists. | attack: Taliban agents > seven journalists | a place before a further verb
Fiji must reopen the case, an urgent matter for its people, said Amnesty International. | urge: Amnesty International > Fiji | the name behind "said"
In an open letter, the coalition asked for help. “We call on Ghana to act,” the letter reads. | urge: coalition > Ghana | a letter reads
Ahmad Reza spoke at the Council. “I urge Iran to stop the executions.” | urge: Ahmad Reza > Iran | a quotation that names nobody
We object to the trial and we call on Iran to end it,” the experts said. | urge: experts > Iran | a quotation without its opening mark
FIDH met António Guterres and Ilze Brands Kehris. Phil Lynch and Pooja Patel of ISHR took part. The groups asked the two officials to protect defenders. | urge: * > António Guterres; Ilze Brands Kehris | officials hold offices
Volker Türk visited Chad and France. He praised Peru. In Mali, he urged the Government to free the judge. | urge: Volker Türk > Mali | the State that the sentence speaks of
FIDH is worried. FIDH wrote to Turkey. We call on the Council to ensure that the law is repealed and urge protesters to remain peaceful. | urge: * > Council | a plural verb goes with the main verb
The Secretary-General urged the Security Council to maintain its support, calling on Mali to act. | urge: Secretary-General > Mali | a participle set off by a comma
CIVICUS highlighted Odhikar's role in urging Bangladesh to ratify the treaty. | urge: Odhikar > Bangladesh | whose role it was
Attacks against defenders and free expression by the Bahraini government have increased. | attack: Bahrain > defenders | an agent hung on those who suffer
The police raided the offices of ActionAid in Kansanga and Great Lakes Initiative on Strategic Studies (Gliss) in Ntinda. | attack: police > ActionAid; Great Lakes Initiative on Strategic Studies | a list that a place interrupts
The court fined Amal Fathy. | attack: court > Amal Fathy | a form that the model's lemmatiser gets wrong
He was held in May. Soldiers raped Jineth Bedoya. | attack: Soldiers > Jineth Bedoya | another
Amal Fathy was rearrested in June. | attack: > Amal Fathy | and another
FIDH regrets that the authorities in many countries detain defenders. | attack: authorities in many countries > defenders | no State is meant
FIDH recognises the governments of Iran and Kenya for releasing prisoners. | welcome: FIDH > Iran; Kenya | recognise for
"This is deeply troubling," said Mwanase Ahmed of Kongamano la Mapinduzi. | concern: Mwanase Ahmed | a name of another language falls apart in the parse
The prize, the Asia Democracy Award (ADHRA), will go to Odhikar, the TFD said. | state: TFD | a prize's acronym is nobody
Human rights defenders met in Kampala. The police force raided their office. They appealed to the police force to stop. | urge: Human rights defenders > police force | a subject is not its own object
The ICJ condemned the arrests and called on Nepal to free the lawyers. | urge: International Commission of Jurists > Nepal | campaigners rather than judges
The Committee approved by consensus a draft resolution on elections. | adopt: Committee | by consensus is no agent
The Council adopted by a vote of 18 in favour, 7 against and 21 abstentions, a resolution on Eritrea. | adopt: Council | by a vote is no agent
The resolution was tabled by Ghana and adopted by 25 votes to six. | -condemn | nor by votes
The Council decided to extend the mandate of the Special Rapporteur on Belarus. | adopt: Council > * | a body that decides to extend has extended
“Iran's authorities systematically trample on rights by punishing bloggers like Ahmad Reza,” said Phil Robertson. | attack: Iran > bloggers; Ahmad Reza | a verb that is tagged as a noun
Kenya has convicted 16 people under laws that criminalise criticising the government, according to CIVICUS. | -condemn | a law speaks of criticism
Police seized documents to oppose the state. | -condemn | what they are for
A delegation of the Parliament visited Hanoi. “We call for the release of the poets,” it said. | urge: delegation | a group as it
The delegation expressed its great concern at the arrests in Vietnam. | concern: delegation | a light verb's noun is no act of its own
Human Rights Watch agreed on the need to support treaty bodies. | commit: Human Rights Watch | agree on the need
Denmark aligns with the statement by FIDH. | join: Denmark > FIDH | align with
Delegates denounced what they described as controversial language. | -state | described within another act
The programme will implement the recommendations of the Commission. | -urge | recommendations only spoken of
The Council concluded an interactive dialogue with the High Commissioner on Ukraine. | meet: Council > * | concluded a dialogue
“They shame the courts,” Brotherhood for Democracy said. | state: Brotherhood for Democracy | an organisation by its first word
The Right Livelihood Award Foundation met in May. Its Honorary Award goes to champions Thelma Aldana (Guatemala) & Ivan Velasquez (Colombia). | commemorate: Right Livelihood Award Foundation > Thelma Aldana; Ivan Velasquez | countries in brackets
“CIVICUS urges Chad to reopen the case,” said its director, Mandeep Tiwana. | urge: Mandeep Tiwana > Chad | a spokesperson acts
“Release the poet,” demanded Mandeep Tiwana. | urge: Mandeep Tiwana | demanded after a quotation
Last May the Thai government forcibly returned Pen Chan to Cambodia. | attack: Thailand > Pen Chan | forcibly returned
The Saudi Civil and Political Rights Association called on Chad to act. | urge: Saudi Civil and Political Rights Association > Chad | an and within a name
“The list is long,” said Charles Santiago, Malaysian MP and APHR Chair. | state: Charles Santiago | a surname that is a capital, and what he is
“The suffering has no end,” said Eva Sundari, former Indonesian MP and APHR Board Member. | state: Eva Sundari | roles are no further speakers
CIVICUS condemned the torture of defenders, including Tatenda Moyo. | condemn: CIVICUS | who suffers is not blamed
FIDH warned of reprisals by Gulf States against defenders and activists. | attack: Gulf States > defenders; activists | against hung on those who act
Six poets were held, adding to a list of cases. | -state | adding to says nothing
Alaa Adel was fined, prompting outrage in Cairo. | -urge | prompting outrage asks nobody
“It should come as no surprise that the army targets poets,” FIDH said. | -urge | should come as no surprise
"""

NEWS = """
The Media Foundation for West Africa, has in a statement condemned the brutal attack on Oleg Orlov. | condemn: Media Foundation for West Africa > | an auxiliary parted from its verb
Oleg Orlov filmed the crowd. A policeman grabbed the journalist from behind and slapped him. | attack: policeman > Oleg Orlov | an object pronoun is not the subject of the verb before
Oleg Orlov stopped and asked the policeman a question. | -urge | a question is no request
Oleg Orlov insisted on his innocence. | -urge | innocence is not asked for
Police arrested two suspects. Oleg Orlov was killed in May. Alaa Hassan was killed in June. | attack: Police > two suspects | suspects are not the victims
The report by The New York Times on the arrest of its photographer, Robert Stolarik, raises questions about police tactics, Robert Mahoney said. | attack: > Robert Stolarik | a name between commas
The judge Ana Horvat acquitted Oleg Orlov, who had been on trial after he was arrested in July. | attack: > Oleg Orlov | a pronoun in a clause about somebody
The guards restricted Oleg Orlov's access to books. | attack: guards > Oleg Orlov | restricted access
Soldiers overthrew Mohamed Bazoum in July. | attack: Soldiers > Mohamed Bazoum | overthrow
Oleg Orlov grabbed the camera and slammed it into the wall. | -condemn | a blow is no blame
Oleg Orlov was charged with resisting arrest. | -condemn | resisting arrest
Oleg Orlov resisted being handcuffed. | -condemn | resisted being
FIDH slammed the verdict. | condemn: FIDH | slammed in words
Oleg Orlov picked up his daughter from school. | -attack | picked up a child
Oleg Orlov agreed that all those held should be freed. | -commit | what should be is no promise
FIDH condemned the criminal prosecution of lawyers. | condemn: FIDH > | a prosecution of somebody is no prosecutor
FIDH voiced alarm and urged that they be freed, AFP reported. | urge: FIDH | urged that, without who
The report by FIDH raises questions about the raid. | concern: FIDH | raise questions
Memorial defends free speech wherever it is threatened. | -attack | wherever it may be
The verdict was condemned by leading international human rights organisations, including FIDH. | condemn: international human rights organisations; FIDH | leading, parsed as a gerund
Ilic (45) was shot dead by two unidentified men. | attack: two unidentified men > Ilic | one unknown word that is shot is somebody
Judges jailed Oleg Orlov and Alaa Hassan on Monday. The pair said they had been beaten. | attack: > Oleg Orlov; Alaa Hassan | the pair
Judges jailed Oleg Orlov and Alaa Hassan on Monday. The pair said they had been beaten. | state: Oleg Orlov; Alaa Hassan | the pair speaks
Oleg Orlov, Maria Gregorio and Alaa Hassan were held. The three were fined by a court in Minsk. | attack: court in Minsk > Oleg Orlov; Maria Gregorio; Alaa Hassan | a number alone
Police detained four students in May. The four were accused of treason by the army. | condemn: army > four students | a number alone stands for a group
FIDH condemned the assault on Oleg Orlov, allegedly carried out by officers of the Kenya Police. | condemn: FIDH > officers of the Kenya Police | who carried out the deed is blamed
FIDH condemned the assault on Oleg Orlov, allegedly carried out by officers of the Kenya Police. | attack: officers of the Kenya Police > Oleg Orlov | carried out by
The raid on the office of Memorial, conducted by soldiers, lasted an hour. | attack: soldiers > Memorial | conducted by
A law used by the government to silence independent journalists was passed in May. | attack: government > independent journalists | who uses the law silences
Oleg Orlov was jailed after what Amnesty International called a sham trial. | condemn: Amnesty International | what somebody else calls a sham
FIDH denounced what it called a sham trial. | -state | what the same party calls it is no saying of its own
Police said he was held for “conspiring to endanger the nation”. | state: Police | a charge is no worry of who tells it
Police said Oleg Orlov was arrested on charges of undermining the army. | -concern | the words of a charge
FIDH said Oleg Orlov was detained solely for his dangerous work. | concern: FIDH | words of worry beside a plain reason
FIDH said Guatemala is one of the most dangerous places for lawyers. | state: FIDH | a comparison is no worry
Forty writers issued a statement saying most people fear the law and called on the parliament to reject it. | urge: Forty writers > parliament | a past verb goes with the past verb before it
Forty writers issued a statement saying that forty editors had been jailed. | state: Forty writers | who issued the statement says it
FIDH said that journalists no longer feel safe and called on police to end the raids. | urge: FIDH > police | said and called
“Authorities in Iraq have a duty to protect witnesses,” said Oleg Orlov. | urge: Oleg Orlov > Authorities | have a duty to
“Journalists have a duty to report,” said Oleg Orlov. | -urge | a duty that nobody is asked to do
FIDH joins its affiliate the Kenya Union of Journalists in condemning the raid. | condemn: FIDH; Kenya Union of Journalists | joins its affiliate
The court accused the two editors of spreading false news. | condemn: court > two editors | what somebody is accused of is no part of who
FIDH described the trial as politically motivated. | condemn: FIDH | "as" hung on the participle
OMCT accuses Chad of rigging the vote, a charge it denies. | state: Chad | who is accused denies the charge
Ana Paz is accused of fraud, an allegation she denies. | state: Ana Paz | in the passive, too
The minister has rejected accusations that officers beat the marchers. | condemn: minister > | who rejects accusations blames nobody
OMCT said it had received credible reports of torture. | -attack | what is heard of harm is no harm
The union joined with its partners, COSATU and ZCTU, in denouncing the raid. | condemn: union; COSATU; ZCTU | joined with
FIDH deplores that Ana Gomez and Luis Silva remain prosecuted, and calls upon Iran to free them. | urge: FIDH > Iran | a singular verb does not go with a plural one
FIDH deplores that Ana Gomez and Luis Silva remain prosecuted. | attack: > Ana Gomez; Luis Silva | remain prosecuted
FIDH defends Ana Gomez, Luis Silva and Eva Paz, all arrested in May. | attack: > Ana Gomez; Luis Silva; Eva Paz | all arrested
FIDH fears that the singers Ana Gomez and Luis Silva remain in detention. | concern: FIDH > | who suffers is not blamed
The ambassador expressed his willingness to meet the widows. | commit: ambassador | willingness
Norway reiterated the readiness of the European Union to help. | commit: Norway | readiness
President Macky Sall confirmed that the country would abolish the death penalty. | commit: Macky Sall | what an official says the country will do
The lawyer Ana Paz said the government would abolish the tax. | -commit | what somebody else says of it
The appeal of FIDH to States was met with a flat refusal by Chad. | condemn: Chad > FIDH | met with a refusal
The Council held talks with Mary Lawlor, followed by an interactive dialogue with Kenya. | meet: Council > Kenya | followed by
Gina Paz said the report found that all sides had committed war crimes. | state: Gina Paz | what others found is passed on
FIDH voiced concern over the bill, saying that it bans protests. | -state | the words only say why
Gina Paz said that the risk was high. The dead must not be forgotten. | urge: Gina Paz | must not be forgotten asks
Ana Paz said she had to flee the country. | state: Ana Paz | one's own lot asks nobody
“I had to leave my house,” said Ana Paz. | state: Ana Paz | told of oneself
The NGOs asked Chad to amend the law. The Parliament passed it. The representatives of the NGOs voiced concern. | concern: NGOs | a parliament is no NGO
Javaid Rehman said in a report that 333 people had drowned. | state: Javaid Rehman | what is said, hung on the report it is said in
Ana Paz met the families. The union is worried, its spokesman said. | -state | its spokesman is nobody spoken of
Police said they had arrested seven people for illegal assembly. | state: Police | what people are charged with is no blame
FIDH had called the charges spurious and the trial a sham. | condemn: FIDH | an adjective behind what is described
OMCT said the verdict was a farce, while FIDH called it unacceptable. | condemn: FIDH > | it, described, is no party
Tunisia is in crisis. FIDH accused Kais Saied's government of fraud. | condemn: FIDH > Tunisia | somebody's government is the State
FIDH said that guards were “jailing critics” and called on Chad to free them. | urge: FIDH > Chad | a verb outside the quotation goes with the verb of saying
Critics say President Ortega must go. | urge: Critics > Ortega | a surname is no president of an association that the text does not name
OMCT said that soldiers beat students. It added that a BBC Arabic reporter was hurt. The organisation confirmed that police had been there. | state: OMCT | who only describes another is hardly spoken of
The court rejected an appeal by Ana Paz against her conviction. | -urge | an appeal against a conviction
The police arrested a volunteer offering legal assistance. | -commit | offering only describes
“Lawyers should never have to suffer prosecution,” said Ana Paz. | urge: Ana Paz > | who suffers isn't asked
One of the lawyers, Ana Paz, said the trial had been postponed. | state: Ana Paz | one of them, by name
Rupert Colville said China's letter accused the nurses of crimes. | condemn: China > nurses | a State's letter acts for it
Chad signed the Cessation of Hostilities Agreement. | join: Chad # Cessation of Hostilities Agreement | a treaty of two parts
International Human Rights Organizations and Local Journalists urged Chad to act. | urge: International Human Rights Organizations; Local Journalists > Chad | capitals make no name of a group
"""

PROMISES_AND_SIDES = """
The Senate rejected, by 40 votes to 12, a bill on the police. | adopt: Senate | the tally stands before what is approved
The National Assembly on Monday adopted by 30 votes to 2 a law on associations. | adopt: National Assembly # law on associations | a tally without commas
FIDH urged the King to reject the Public Meetings Bill, adopted narrowly by the Senate. | adopt: Senate # Public Meetings Bill | a participle with its agent tells a fact inside a request
FIDH urged the King to repeal the decree that the Cabinet approved last year. | adopt: Cabinet | a past relative clause, too
FIDH called on the President to sign the bill that parliament should pass. | -adopt | what is still to be done
Samoa became the 170th party to accede to the Convention against Torture. | join: Samoa # Convention against Torture | the latest to do it has done it
Chile was the second member to ratify the Convention against Torture. | join: Chile # Convention against Torture | was the first to
The first step is to ratify the Convention against Torture. | -join | a step is no party
The Committee welcomed Togo's accession to the Second Optional Protocol. | join: Togo # Second Optional Protocol | the ordinal belongs to the title
Finland presented draft resolution L.15/Rev.1. | submit: Finland # draft resolution L.15/Rev.1 | a draft by its limited number
The President signed the bill into law. | join: President # bill | who signs joins
FIDH praised the Council for taking the side of the defenders. | -join | what is praised
Lawyers marched in support of Ahmed Mansoor. | join: Lawyers > Ahmed Mansoor | in support of
Lawyers were arrested in support of the evidence. | -join | a passive takes no side
The Ministry said that it would repair the prison. | commit: Ministry | what one will do oneself
The Ministry said that it would be difficult. | -commit | foretold, not promised
The Ministry said that it would not repair the prison. | -commit | not promised
The Minister met the families and vowed to reopen the inquiry. | commit: Minister > families | whom one has just met
The expert is not ready to meet FIDH. | -commit | negated
Norway tabled draft resolution L.7, and on Monday Chile and Togo sponsored it. | join: Chile; Togo > # draft resolution L.7 | "it" is the text, and nobody is addressed
The Senate voted to cut the funds of the agency. | adopt: Senate | what a body votes to do
"""

BLOCKS = {
    "promises and sides": PROMISES_AND_SIDES,
    "news": NEWS,
    "running text": RUNNING,
    "guide": GUIDE,
    "clauses": CLAUSES,
    "urge": URGE,
    "urge-not": URGE_NOT,
    "welcome": WELCOME,
    "condemn": CONDEMN,
    "judgements": JUDGEMENTS,
    "concern": CONCERN,
    "state": STATE,
    "speech": SPEECH,
    "commit": COMMIT,
    "meet": MEET,
    "submit": SUBMIT,
    "adopt": ADOPT,
    "join": JOIN,
    "appoint": APPOINT,
    "attack": ATTACK,
    "victims": VICTIMS,
    "harm": HARM,
    "commemorate": COMMEMORATE,
}


def _cases() -> list[tuple[str, str, str]]:
    """(id, text, expected) of every line."""
    found: list[tuple[str, str, str]] = []
    for block, lines in BLOCKS.items():
        for line in lines.strip().splitlines():
            text, expected, reason = (part.strip() for part in line.split("|"))
            found.append((f"{block}: {reason}: {text}", text, expected))
    return found


CASES = _cases()


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _norm(text: str) -> str:
    return re.sub(r"^(the|a|an) ", "", " ".join(text.casefold().split()))


def _are(participants: tuple[Participant, ...], words: list[str]) -> bool:
    """Exactly these participants: each by one of its names or the words it was found as."""
    if words == ["*"]:
        return bool(participants)
    have = [{_norm(n) for n in (*p.names, p.label, p.mention)} for p in participants]
    return len(have) == len(words) and all(any(_norm(w) in names for names in have) for w in words)


def fits(act: Act, expected: str) -> bool:
    """Is this the act that a case expects?  Roles that the case leaves out are not asked for."""
    key, _, roles = expected.partition(":")
    roles, _, instruments = roles.partition("#")
    actors, arrow, addressees = roles.partition(">")
    if act.key != key or not _are(act.actors, _split(actors)):
        return False
    if arrow and not _are(act.addressees, _split(addressees)):
        return False
    return not instruments or _are(act.instruments, _split(instruments))


def _has(act: Act, unwanted: str) -> bool:
    """Is it an act of this kind, with these parties among its own where the case names any?"""
    key, _, roles = unwanted.partition(":")
    actors, _, addressees = roles.partition(">")
    return (
        act.key == key
        and all(_are_among(act.actors, word) for word in _split(actors))
        and all(_are_among(act.addressees, word) for word in _split(addressees))
    )


def _are_among(participants: tuple[Participant, ...], word: str) -> bool:
    return any(_are((p,), [word]) for p in participants)


def holds(acts: tuple[Act, ...], expected: str) -> bool:
    """Do the acts found meet a case?"""
    if expected == "-":
        return not acts
    if expected.startswith("-"):
        return not any(_has(a, expected[1:]) for a in acts)
    return any(fits(a, expected) for a in acts)


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_case(mapper: Mapper, text: str, expected: str) -> None:
    article = parse_article(f"---\ntitle: Example\n---\n\n{text}\n".encode(), "example", ".md")
    acts = mapper.map(article).acts
    assert holds(acts, expected), [
        (
            a.key,
            [p.label for p in a.actors],
            [p.label for p in a.addressees],
            [p.label for p in a.instruments],
        )
        for a in acts
    ]


ANNOUNCED = [
    ("urge: Marie Struthers > Russia", "“We call on Russia to stop this persecution.”"),
    ("urge: Marie Struthers > Russia", "“The trial was unfair.\n\n“Russia must drop all charges.”"),
    ("condemn: Marie Struthers", "“This trial is a travesty.”"),
    ("welcome: Marie Struthers", "“This is a landmark for justice.”"),
]


UNMARKED = [
    ("concern: Marie Struthers", "The case raises questions about the court."),
    ("condemn: Marie Struthers", "The trial was a travesty."),
    ("urge: Marie Struthers > Russia", "The trial was a travesty.\n\nRussia must free the editor."),
]


@pytest.mark.parametrize(("expected", "words"), UNMARKED, ids=[w for _, w in UNMARKED])
def test_a_colon_announces_a_paragraph_that_lost_its_quotation_marks(
    mapper: Mapper, expected: str, words: str
) -> None:
    text = f"---\ntitle: Example\n---\n\nAmnesty director Marie Struthers commented:\n\n{words}\n\nThe end.\n"
    acts = mapper.map(parse_article(text.encode(), "example", ".md")).acts
    assert holds(acts, expected), [(a.key, [p.label for p in a.actors], a.frame) for a in acts]


@pytest.mark.parametrize(("expected", "quotation"), ANNOUNCED, ids=[e for e, _ in ANNOUNCED])
def test_a_colon_announces_the_speaker_of_the_next_paragraph(
    mapper: Mapper, expected: str, quotation: str
) -> None:
    lead = "Responding to the verdict, Amnesty International's director, Marie Struthers, said:"
    text = f"---\ntitle: Example\n---\n\n{lead}\n\n{quotation}\n"
    acts = mapper.map(parse_article(text.encode(), "example", ".md")).acts
    assert holds(acts, expected), [(a.key, [p.label for p in a.actors], a.frame) for a in acts]


def _slots_of(frame: Frame) -> set[str]:
    wanted = {*frame.actor, *frame.addressee, *frame.demand, *frame.needs, frame.object_slot}
    return wanted | {slot for slots in frame.only_with.values() for slot in slots}


@pytest.mark.parametrize("frame", load_lexicon().frames, ids=lambda f: f.name)
def test_every_slot_of_the_lexicon_exists(frame: Frame) -> None:
    for slot in _slots_of(frame):
        plain = re.sub(r"^(noun|obj)\.", "", slot)
        plain = re.sub(r"_(actor|named)$", "", plain)
        assert plain in SLOTS or plain.startswith(("prep:", "inner:", "word:", "particle_")), slot
