PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE journal (
  seq      INTEGER PRIMARY KEY,  -- 1, 2, 3, … without a gap
  at       TEXT NOT NULL,        -- instant, UTC
  on_date  TEXT NOT NULL,        -- local date in the policy's zone
  operator TEXT NOT NULL,        -- who, as the operating system knows them
  kind     TEXT NOT NULL,
  pack     TEXT NOT NULL,        -- version of the pack in force; empty before the first
  payload  TEXT NOT NULL,        -- canonical JSON; no personal data, only their digests
  hash     TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
INSERT INTO journal VALUES(1,'2026-03-02T09:00:00Z','2026-03-02','root','init','','{"practice":true}','b9f2e1fd972dfcefa4497c80e9cadd9d3489df7c86eea23ba79f753fa84f7b2f');
INSERT INTO journal VALUES(2,'2026-03-02T09:00:00Z','2026-03-02','root','pack.adopt','','{"id":"test-pack","sources":"df3bd066d7928015c140b7823dc7d37f830d50f1a6282d7ff01caab8dee6aa31","version":"7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280"}','26642232a7459fd6517b21077bc1bd9020041c451cdfe8a6fb35b871405b6062');
INSERT INTO journal VALUES(3,'2026-03-02T09:00:00Z','2026-03-02','root','person.set','7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','{"digest":"3715a492cff1528c88840c110e62f0e0fb79b960c9cec3cdc996e96bda08ef94","person":1}','3eea2c810156484e8b341ee61bf7ac38ebaa60c62ce9a6d07e9b73de31b6dd27');
INSERT INTO journal VALUES(4,'2026-03-02T09:00:00Z','2026-03-02','root','person.set','7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','{"digest":"78ec75e8f085c31c1a8641c6a7c96cb77346aa58ab1865a1082d181a12160426","person":2}','a52963f1054fabccd4dcd9955c6cf3a842c62e04b3d7f073b8c5f275a41c62e3');
INSERT INTO journal VALUES(5,'2026-03-02T09:00:00Z','2026-03-02','root','unit.set','7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','{"bought":"2025-01-15","model":"Sample 14","origin":"new","price":89990,"serial":"SN-1","service":"laptop","site":"cadam","state":"in-stock","unit":"PC-0001"}','534e13e0d935c40bffc6684bef645ce8cb2c57580cd2d4034871baf06bc5855d');
INSERT INTO journal VALUES(6,'2026-03-02T09:00:00Z','2026-03-02','root','unit.set','7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','{"bought":"2024-06-01","model":"Sample 14","origin":"reused","price":79990,"serial":"SN-2","service":"laptop","site":"cadam","state":"in-stock","unit":"PC-0002"}','81d469b936c823857968115366373dddea78d1830620cd31e3bee037d9c0be8c');
INSERT INTO journal VALUES(7,'2026-03-02T09:00:00Z','2026-03-02','root','bulk.set','7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','{"quantity":2,"service":"mouse","site":"cadam","stocked":2}','d74a9cbed426a158266266139e2e33d8799578b3913ba5fdec5d235e7eea84a4');
INSERT INTO journal VALUES(8,'2026-03-02T09:00:00Z','2026-03-02','root','request','7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','{"batch":8,"category":"laptop","digest":"09da0531242da722b2055e1a7e4ef7f825714f9e6ad7fa512e9912d433be7add","key":"a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e","outcome":"permit","person":1,"price":90000,"question":"6e422fb0295e6dd6273a3fa014f08723417bd4d7719c9496243acdddd3cb8240","service":"laptop","site":"cadam","state":"reserved","stock":"unit","unit":"PC-0001"}','6baf2133d7092e508fb45e3412b0f23311d4fe80609495a7acefec929e651371');
INSERT INTO journal VALUES(9,'2026-03-02T09:00:00Z','2026-03-02','root','collect','7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','{"request":8}','9c7542b025e645d5a96011109e3e72dd485b04a70f2b604e6daea08f7195222c');
INSERT INTO journal VALUES(10,'2026-03-02T09:00:00Z','2026-03-02','root','request','7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','{"batch":10,"category":"laptop","digest":"53293572116873ba3c80956059c13e338613a1392916747455660565f285031e","outcome":"permit","person":2,"price":90000,"service":"laptop","site":"cadam","state":"reserved","stock":"unit","unit":"PC-0002"}','4c159bf37c310183486c2edfd0d178c2fe2c14374414c9b705810e715710aad7');
INSERT INTO journal VALUES(11,'2026-03-02T09:00:00Z','2026-03-02','root','request','7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','{"batch":11,"category":"phone","digest":"898afdd3e978fd81d81a591b97fe35c0424a1c6008f166b71e60547bd788c9db","outcome":"approval","person":2,"price":35050,"service":"phone","state":"awaiting-approval","stock":"unit"}','6a877b7d947657e7dd65af2dbc0c319d3d899e13b75f699a60bb5294f90fdb41');
INSERT INTO journal VALUES(12,'2026-03-02T09:00:00Z','2026-03-02','root','request','7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','{"batch":12,"category":"accessory","digest":"e4f5ca97441071ae21b81bfe383a358b949013d8897332a1614442155f3a0504","outcome":"permit","person":1,"price":1200,"service":"mouse","site":"cadam","state":"reserved","stock":"bulk"}','bfb74dc8e0bdebfc7adafbd383fe15ab719ba12bc302303939c8a2426696cf10');
INSERT INTO journal VALUES(13,'2026-03-02T09:00:00Z','2026-03-02','root','return','7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','{"condition":"good","request":8}','675cc9b56a63da35193b424e1259dbde46acbcb77c2eb847c6ca291f9bd3231d');
CREATE TABLE info (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),  -- 1 = for training: the clock may be set
  created  TEXT NOT NULL
) STRICT;
INSERT INTO info VALUES(1,1,'2026-03-02T09:00:00Z');
CREATE TABLE pack (
  version   TEXT PRIMARY KEY CHECK (length(version) = 64),  -- SHA-256 of `canonical`
  id        TEXT NOT NULL,
  sources   TEXT NOT NULL CHECK (length(sources) = 64)      -- SHA-256 of pack_text.sources
) STRICT;
INSERT INTO pack VALUES('7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','test-pack','df3bd066d7928015c140b7823dc7d37f830d50f1a6282d7ff01caab8dee6aa31');
CREATE TABLE pack_text (
  version   TEXT PRIMARY KEY REFERENCES pack (version),
  canonical TEXT NOT NULL,  -- what decisions are made under
  sources   TEXT NOT NULL   -- the files as they were, for people: JSON object path → text
) STRICT;
INSERT INTO pack_text VALUES('7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280',replace('{"authority":"none: a test","categories":{"accessory":{"en":"Accessories","fr":"Accessoires"},"laptop":{"en":"Laptops","fr":"Ordinateurs portables"},"phone":{"en":"Phones","fr":"Téléphones"},"support":{"en":"Support","fr":"Accompagnement"}},"default":{"effect":"refuse","reason":{"en":"No rule grants {item}.","fr":"Aucune règle n''ouvre droit à {item}."}},"facts":{"ends_in":{"absent":"open-ended","months":[0,600],"until":"contract_end"},"held":{"count":"attributions","integer":[0,10000],"same":"category","state":"live"},"item":{"catalogue":"category","values":["accessory","laptop","phone","support"]},"last":{"absent":"never","months":[0,1200],"months_since":"attribution","same":"category","state":"any"},"price":{"cents":[0,100000000000]},"spent":{"cents":[0,1000000000000],"same":"person","state":"any","sum":"price","within_months":36},"status":{"values":["contract","elected","tenured"]},"telework":{"integer":[0,5],"unit":"days/week"},"unit":{"directory":"service","values":[]}},"format":1,"id":"test-pack","languages":["en","fr"],"never":[{"ends_in":"<= 599","status":"tenured"}],"rules":{"laptop-telework":{"effect":"permit","obligations":["sign:charter"],"reason":{"en":"Teleworks {telework}: a laptop is granted.","fr":"{telework} de télétravail : un portable est attribué."},"references":["Test charter, art. 5"],"when":{"item":"laptop","telework":">= 1"}},"leaving-soon":{"effect":"refuse","reason":{"en":"The contract ends in {ends_in}.","fr":"Le contrat s''achève dans {ends_in}."},"references":["Test note 1"],"unless":{"item":["accessory","support"]},"when":{"ends_in":"<= 2"}},"one-laptop":{"effect":"refuse","reason":{"en":"A laptop is already attributed.","fr":"Un portable est déjà attribué."},"references":["Test charter, art. 6"],"waivable_by":"it-department","when":{"held":">= 1","item":"laptop"}},"phone-asked":{"by":["manager"],"effect":"approval","reason":{"en":"A phone needs the manager''s approval.","fr":"Un téléphone se demande au responsable."},"references":["Test note 2"],"when":{"item":"phone"}},"small-things":{"effect":"permit","reason":{"en":"Small things and help are for everybody.","fr":"Les petits matériels et l''aide sont pour tous."},"references":["Test note 3"],"when":{"item":["accessory","support"]}}},"services":{"help":{"category":"support","stock":"none","title":{"en":"Support appointment","fr":"Rendez-vous d''accompagnement"}},"laptop":{"category":"laptop","price":"900.00","stock":"unit","title":{"en":"Laptop","fr":"Ordinateur portable"}},"mouse":{"category":"accessory","price":"12.00","stock":"bulk","title":{"en":"Mouse","fr":"Souris"}},"phone":{"category":"phone","price":"350.50","stock":"unit","title":{"en":"Smartphone","fr":"Ordiphone"}}},"sites":{"cadam":{"en":"CADAM, Nice","fr":"CADAM, Nice"},"grasse":{"en":"Grasse","fr":"Grasse"}},"timezone":"Europe/Paris","title":{"en":"Test policy","fr":"Politique d''essai"}}\n{"a mouse for anybody":{"expect":"permit","given":{"item":"accessory"},"on":"2026-03-01"},"a phone is asked for":{"approvers":["manager"],"expect":"approval","given":{"ends_in":"absent","item":"phone"},"on":"2026-03-01"},"a teleworker gets a laptop":{"by":["laptop-telework"],"expect":"permit","given":{"ends_in":"absent","held":0,"item":"laptop","telework":3},"on":"2026-03-01"},"not for two months":{"by":["leaving-soon"],"expect":"refuse","given":{"ends_in":2,"item":"phone"},"on":"2026-03-01"},"one is enough":{"expect":"refuse","given":{"ends_in":"absent","held":1,"item":"laptop","telework":3},"on":"2026-03-01"},"without the days of telework nobody can tell":{"expect":"undetermined","given":{"ends_in":"absent","held":0,"item":"laptop"},"missing":["telework"],"on":"2026-03-01"}}\n','\n',char(10)),'{"cases.toml":"[[case]]\nname   = \"a teleworker gets a laptop\"\non     = 2026-03-01\ngiven  = { item = \"laptop\", telework = 3, held = 0, ends_in = \"open-ended\" }\nexpect = \"permit\"\nby     = [\"laptop-telework\"]\n\n[[case]]\nname   = \"one is enough\"\non     = 2026-03-01\ngiven  = { item = \"laptop\", telework = 3, held = 1, ends_in = \"open-ended\" }\nexpect = \"refuse\"\n\n[[case]]\nname   = \"not for two months\"\non     = 2026-03-01\ngiven  = { item = \"phone\", ends_in = 2 }\nexpect = \"refuse\"\nby     = [\"leaving-soon\"]\n\n[[case]]\nname      = \"a phone is asked for\"\non        = 2026-03-01\ngiven     = { item = \"phone\", ends_in = \"open-ended\" }\nexpect    = \"approval\"\napprovers = [\"manager\"]\n\n[[case]]\nname   = \"a mouse for anybody\"\non     = 2026-03-01\ngiven  = { item = \"accessory\" }\nexpect = \"permit\"\n\n[[case]]\nname    = \"without the days of telework nobody can tell\"\non      = 2026-03-01\ngiven   = { item = \"laptop\", held = 0, ends_in = \"open-ended\" }\nexpect  = \"undetermined\"\nmissing = [\"telework\"]\n","catalogue.toml":"[category.laptop]\ntitle.fr = \"Ordinateurs portables\"\ntitle.en = \"Laptops\"\n[category.phone]\ntitle.fr = \"Téléphones\"\ntitle.en = \"Phones\"\n[category.accessory]\ntitle.fr = \"Accessoires\"\ntitle.en = \"Accessories\"\n[category.support]\ntitle.fr = \"Accompagnement\"\ntitle.en = \"Support\"\n\n[service.laptop]\ncategory = \"laptop\"\ntitle.fr = \"Ordinateur portable\"\ntitle.en = \"Laptop\"\nprice    = 900\n[service.phone]\ncategory = \"phone\"\ntitle.fr = \"Ordiphone\"\ntitle.en = \"Smartphone\"\nprice    = \"350.50\"\n[service.mouse]\ncategory = \"accessory\"\ntitle.fr = \"Souris\"\ntitle.en = \"Mouse\"\nprice    = 12\nstock    = \"bulk\"\n[service.help]\ncategory = \"support\"\ntitle.fr = \"Rendez-vous d''accompagnement\"\ntitle.en = \"Support appointment\"\nstock    = \"none\"\n","desk.toml":"[site.cadam]\ntitle.fr = \"CADAM, Nice\"\ntitle.en = \"CADAM, Nice\"\n[site.grasse]\ntitle.fr = \"Grasse\"\ntitle.en = \"Grasse\"\n","facts.toml":"[fact]\nitem     = { catalogue = \"category\" }\nunit     = { directory = \"service\" }\nstatus   = [\"tenured\", \"contract\", \"elected\"]\ntelework = { integer = [0, 5], unit = \"days/week\" }\nends_in  = { months = [0, 600], absent = \"open-ended\", until = \"contract_end\" }\nprice    = { money = \"EUR\" }\nheld     = { count = \"attributions\", same = \"category\", state = \"live\" }\nspent    = { sum = \"price\", of = \"attributions\", same = \"person\", within = \"36 months\" }\nlast     = { months_since = \"attribution\", same = \"category\", absent = \"never\" }\n\n[[never]]\nstatus  = \"tenured\"\nends_in = \"< 600\"\n","pack.toml":"# A small pack for tests alone.\nid        = \"test-pack\"\ntitle.fr  = \"Politique d''essai\"\ntitle.en  = \"Test policy\"\ntimezone  = \"Europe/Paris\"\nlanguages = [\"fr\", \"en\"]\nauthority = \"none: a test\"\n\n[default]\neffect    = \"refuse\"\nreason.fr = \"Aucune règle n''ouvre droit à {item}.\"\nreason.en = \"No rule grants {item}.\"\n","rules.toml":"[rule.laptop-telework]\neffect      = \"permit\"\nwhen        = { item = \"laptop\", telework = \">= 1\" }\nreferences  = [\"Test charter, art. 5\"]\nobligations = [\"sign:charter\"]\nreason.fr   = \"{telework} de télétravail : un portable est attribué.\"\nreason.en   = \"Teleworks {telework}: a laptop is granted.\"\n\n[rule.one-laptop]\neffect      = \"refuse\"\nwhen        = { item = \"laptop\", held = \">= 1\" }\nwaivable_by = \"it-department\"\nreferences  = [\"Test charter, art. 6\"]\nreason.fr   = \"Un portable est déjà attribué.\"\nreason.en   = \"A laptop is already attributed.\"\n\n[rule.leaving-soon]\neffect     = \"refuse\"\nwhen       = { ends_in = \"< 3\" }\nunless     = { item = [\"accessory\", \"support\"] }\nreferences = [\"Test note 1\"]\nreason.fr  = \"Le contrat s''achève dans {ends_in}.\"\nreason.en  = \"The contract ends in {ends_in}.\"\n\n[rule.phone-asked]\neffect     = \"approval\"\nby         = [\"manager\"]\nwhen       = { item = \"phone\" }\nreferences = [\"Test note 2\"]\nreason.fr  = \"Un téléphone se demande au responsable.\"\nreason.en  = \"A phone needs the manager''s approval.\"\n\n[rule.small-things]\neffect     = \"permit\"\nwhen       = { item = [\"accessory\", \"support\"] }\nreferences = [\"Test note 3\"]\nreason.fr  = \"Les petits matériels et l''aide sont pour tous.\"\nreason.en  = \"Small things and help are for everybody.\"\n"}');
CREATE TABLE adoption (
  seq     INTEGER PRIMARY KEY REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
  version TEXT NOT NULL REFERENCES pack (version)  -- the last row is the pack in force
) STRICT;
INSERT INTO adoption VALUES(2,'7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280');
CREATE TABLE person (
  id     INTEGER PRIMARY KEY,
  digest TEXT NOT NULL CHECK (length(digest) = 64)  -- HMAC-SHA-256 of person_data under its key
) STRICT;
INSERT INTO person VALUES(1,'3715a492cff1528c88840c110e62f0e0fb79b960c9cec3cdc996e96bda08ef94');
INSERT INTO person VALUES(2,'78ec75e8f085c31c1a8641c6a7c96cb77346aa58ab1865a1082d181a12160426');
CREATE TABLE person_data (
  id     INTEGER PRIMARY KEY REFERENCES person (id),
  key    TEXT NOT NULL,         -- 32 random bytes in hexadecimal
  number TEXT NOT NULL UNIQUE,  -- matricule
  mail   TEXT,
  name   TEXT NOT NULL,
  data   TEXT NOT NULL          -- canonical JSON: further attributes by column of the directory
) STRICT;
INSERT INTO person_data VALUES(1,'ce91204105b4800cf75a9a20a5ad54e99a326d461a9d0427c9378b5c34ec29fd','P001','elodie@example.org','Élodie Exemple','{"contract_end":"open-ended","service":"roads","site":"cadam","status":"tenured","telework":"3"}');
INSERT INTO person_data VALUES(2,'3faa8975a3a1a431b4175fa40a76c70615c340ee9795d7293efd1bfab51b04ff','P002','boris@example.org','Boris Exemple','{"contract_end":"open-ended","service":"roads","site":"cadam","status":"tenured","telework":"2"}');
CREATE TABLE unit (
  inventory_number TEXT PRIMARY KEY CHECK (length(inventory_number) BETWEEN 1 AND 25),  -- M57: never given twice
  serial  TEXT,
  service TEXT NOT NULL,    -- id in the catalogue
  model   TEXT NOT NULL,
  site    TEXT NOT NULL,
  bought  TEXT,             -- date
  price   INTEGER CHECK (price >= 0),  -- cents
  origin  TEXT NOT NULL CHECK (origin IN ('new', 'reused', 'gift')),
  state   TEXT NOT NULL CHECK (state IN ('in-stock', 'reserved', 'out', 'repair', 'retired', 'lost'))
) STRICT;
INSERT INTO unit VALUES('PC-0001','SN-1','laptop','Sample 14','cadam','2025-01-15',89990,'new','in-stock');
INSERT INTO unit VALUES('PC-0002','SN-2','laptop','Sample 14','cadam','2024-06-01',79990,'reused','reserved');
CREATE TABLE bulk (
  service  TEXT NOT NULL,
  site     TEXT NOT NULL,
  stocked  INTEGER NOT NULL CHECK (stocked >= 0),   -- as last imported
  quantity INTEGER NOT NULL CHECK (quantity >= 0),  -- on hand and promised to nobody
  PRIMARY KEY (service, site)
) STRICT;
INSERT INTO bulk VALUES('mouse','cadam',2,1);
CREATE TABLE request (
  id        INTEGER PRIMARY KEY REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
  batch     INTEGER NOT NULL,  -- the first of those asked together
  person    INTEGER NOT NULL REFERENCES person (id),
  service   TEXT NOT NULL,
  category  TEXT NOT NULL,
  stock     TEXT NOT NULL CHECK (stock IN ('unit', 'bulk', 'none')),
  price     INTEGER,           -- the service's, in cents, when asked
  outcome   TEXT NOT NULL CHECK (outcome IN ('permit', 'approval', 'refuse', 'undetermined')),
  state     TEXT NOT NULL CHECK (state IN ('refused', 'undetermined', 'not-taken', 'awaiting-approval', 'waiting',
                                           'reserved', 'collected', 'returned', 'cancelled')),
  wanted_at TEXT,              -- the site asked for; null = any
  site      TEXT,              -- where it is handed over
  unit      TEXT REFERENCES unit (inventory_number),
  asked     TEXT NOT NULL,     -- dates
  collected TEXT,
  closed    TEXT,
  CHECK (unit IS NULL OR (stock = 'unit' AND state IN ('reserved', 'collected', 'returned', 'cancelled'))),
  CHECK (stock <> 'unit' OR state NOT IN ('reserved', 'collected', 'returned') OR unit IS NOT NULL),
  CHECK ((collected IS NOT NULL) = (state IN ('collected', 'returned'))),
  CHECK ((closed IS NULL) = (state IN ('awaiting-approval', 'waiting', 'reserved', 'collected'))),
  CHECK (outcome = 'permit' OR state NOT IN ('waiting', 'reserved', 'collected', 'returned'))
) STRICT;
INSERT INTO request VALUES(8,8,1,'laptop','laptop','unit',90000,'permit','returned',NULL,'cadam','PC-0001','2026-03-02','2026-03-02','2026-03-02');
INSERT INTO request VALUES(10,10,2,'laptop','laptop','unit',90000,'permit','reserved',NULL,'cadam','PC-0002','2026-03-02',NULL,NULL);
INSERT INTO request VALUES(11,11,2,'phone','phone','unit',35050,'approval','awaiting-approval',NULL,NULL,NULL,'2026-03-02',NULL,NULL);
INSERT INTO request VALUES(12,12,1,'mouse','accessory','bulk',1200,'permit','reserved',NULL,'cadam',NULL,'2026-03-02',NULL,NULL);
CREATE TABLE decision (
  seq     INTEGER PRIMARY KEY REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
  request INTEGER NOT NULL REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
  pack    TEXT NOT NULL REFERENCES pack (version),
  digest  TEXT NOT NULL CHECK (length(digest) = 64)  -- HMAC-SHA-256 of decision_data under the person's key
) STRICT;
INSERT INTO decision VALUES(8,8,'7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','09da0531242da722b2055e1a7e4ef7f825714f9e6ad7fa512e9912d433be7add');
INSERT INTO decision VALUES(10,10,'7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','53293572116873ba3c80956059c13e338613a1392916747455660565f285031e');
INSERT INTO decision VALUES(11,11,'7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','898afdd3e978fd81d81a591b97fe35c0424a1c6008f166b71e60547bd788c9db');
INSERT INTO decision VALUES(12,12,'7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280','e4f5ca97441071ae21b81bfe383a358b949013d8897332a1614442155f3a0504');
CREATE TABLE decision_data (
  seq     INTEGER PRIMARY KEY REFERENCES decision (seq) DEFERRABLE INITIALLY DEFERRED,
  record  TEXT NOT NULL,  -- canonical JSON (policy/record.hpp)
  because TEXT            -- what the person or the counter said
) STRICT;
INSERT INTO decision_data VALUES(8,'{"approvers":[],"at":"2026-03-02T09:00:00Z","by_default":false,"facts":{"ends_in":{"source":"directory","value":"open-ended"},"held":{"source":"history","value":"0"},"item":{"source":"catalogue","value":"laptop"},"last":{"source":"history","value":"never"},"price":{"source":"catalogue","value":"900.00"},"spent":{"source":"history","value":"0.00"},"status":{"source":"directory","value":"tenured"},"telework":{"source":"directory","value":"3"},"unit":{"source":"directory","value":"roads"}},"missing":[],"obligations":["sign:charter"],"on":"2026-03-02","open":[],"outcome":"permit","overridden":[],"pack":"7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280","schema":"corner.decision/1","service":"laptop","waived":[],"waivers":[],"winning":["laptop-telework"]}',NULL);
INSERT INTO decision_data VALUES(10,'{"approvers":[],"at":"2026-03-02T09:00:00Z","by_default":false,"facts":{"ends_in":{"source":"directory","value":"open-ended"},"held":{"source":"history","value":"0"},"item":{"source":"catalogue","value":"laptop"},"last":{"source":"history","value":"never"},"price":{"source":"catalogue","value":"900.00"},"spent":{"source":"history","value":"0.00"},"status":{"source":"directory","value":"tenured"},"telework":{"source":"directory","value":"2"},"unit":{"source":"directory","value":"roads"}},"missing":[],"obligations":["sign:charter"],"on":"2026-03-02","open":[],"outcome":"permit","overridden":[],"pack":"7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280","schema":"corner.decision/1","service":"laptop","waived":[],"waivers":[],"winning":["laptop-telework"]}',NULL);
INSERT INTO decision_data VALUES(11,'{"approvers":["manager"],"at":"2026-03-02T09:00:00Z","by_default":false,"facts":{"ends_in":{"source":"directory","value":"open-ended"},"held":{"source":"history","value":"0"},"item":{"source":"catalogue","value":"phone"},"last":{"source":"history","value":"never"},"price":{"source":"catalogue","value":"350.50"},"spent":{"source":"history","value":"0.00"},"status":{"source":"directory","value":"tenured"},"telework":{"source":"directory","value":"2"},"unit":{"source":"directory","value":"roads"}},"missing":[],"obligations":[],"on":"2026-03-02","open":[],"outcome":"approval","overridden":[],"pack":"7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280","schema":"corner.decision/1","service":"phone","waived":[],"waivers":[],"winning":["phone-asked"]}',NULL);
INSERT INTO decision_data VALUES(12,'{"approvers":[],"at":"2026-03-02T09:00:00Z","by_default":false,"facts":{"ends_in":{"source":"directory","value":"open-ended"},"held":{"source":"history","value":"0"},"item":{"source":"catalogue","value":"accessory"},"last":{"source":"history","value":"never"},"price":{"source":"catalogue","value":"12.00"},"spent":{"counted":[8],"source":"history","value":"900.00"},"status":{"source":"directory","value":"tenured"},"telework":{"source":"directory","value":"3"},"unit":{"source":"directory","value":"roads"}},"missing":[],"obligations":[],"on":"2026-03-02","open":[],"outcome":"permit","overridden":[],"pack":"7cb47cfc1ea5fa99eb6dd3e004e175843f7a21c657ad76ebcecf25fe4f04b280","schema":"corner.decision/1","service":"mouse","waived":[],"waivers":[],"winning":["small-things"]}',NULL);
CREATE TABLE request_key (
  key      TEXT PRIMARY KEY,  -- SHA-256 of the caller's key: asked twice, it is one request
  batch    INTEGER NOT NULL REFERENCES request (id) DEFERRABLE INITIALLY DEFERRED,
  question TEXT NOT NULL      -- keyed digest of what was asked with it
) STRICT;
INSERT INTO request_key VALUES('a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e',8,'6e422fb0295e6dd6273a3fa014f08723417bd4d7719c9496243acdddd3cb8240');
CREATE TRIGGER journal_next BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal only grows, by its next row'); END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE INDEX person_mail ON person_data (mail);
CREATE INDEX unit_free ON unit (service, state, site, bought DESC, inventory_number);
CREATE UNIQUE INDEX request_one_unit ON request (unit) WHERE state IN ('reserved', 'collected');
CREATE INDEX request_person ON request (person, category);
CREATE INDEX request_waiting ON request (service, id) WHERE state = 'waiting';
CREATE INDEX request_live ON request (state, id)
WHERE state IN ('awaiting-approval', 'waiting', 'reserved');
CREATE TRIGGER request_no_evict BEFORE INSERT ON request
WHEN EXISTS (SELECT 1 FROM request WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM request WHERE unit = NEW.unit AND state IN ('reserved', 'collected')
                                     AND NEW.state IN ('reserved', 'collected'))
BEGIN SELECT RAISE(ABORT, 'this unit is promised to somebody else'); END;
CREATE TRIGGER request_no_evict_on_update BEFORE UPDATE OF unit, state ON request
WHEN NEW.state IN ('reserved', 'collected')
 AND EXISTS (SELECT 1 FROM request WHERE unit = NEW.unit AND state IN ('reserved', 'collected') AND id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'this unit is promised to somebody else'); END;
CREATE TRIGGER request_no_delete BEFORE DELETE ON request
BEGIN SELECT RAISE(ABORT, 'requests are kept'); END;
CREATE INDEX decision_request ON decision (request);
COMMIT;
