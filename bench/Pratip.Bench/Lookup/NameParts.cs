namespace Pratip.Bench.Lookup;

/// <summary>
/// Parts of names in two scripts, from which the generator composes people who do not exist. The Latin spellings are those that
/// passports have, written down here independently of the tables of the product.
/// </summary>
internal static class NameParts
{
    public static readonly (string Latin, string Native)[] KhmerSurnames = Pairs(
        "Sok:សុខ Chea:ជា Chan:ចាន់ Heng:ហេង Kim:គឹម Ly:លី Lim:លឹម Mao:ម៉ៅ Meas:មាស Nhem:ញ៉ែម Ouk:អ៊ុក Pen:ប៉ែន Pich:ពេជ្រ Prak:ប្រាក់ Ros:រស់ Sam:សំ Sar:សរ Seng:សេង Sim:ស៊ីម Son:សុន Suon:សួន Tep:ទេព Touch:ទូច Um:អ៊ុំ Vong:វង្ស Yim:យឹម Chhay:ឆាយ Chhun:ឈុន Hun:ហ៊ុន Keo:កែវ Khieu:ខៀវ Kong:គង់ Long:ឡុង Men:ម៉ែន Neang:នាង Noun:នួន Nov:នៅ Phan:ផាន Phon:ផុន Pok:ពក Rath:រ័ត្ន Sao:សៅ Say:សាយ Srey:ស្រី Tan:តាន់ Thach:ថាច់ Thong:ថោង Tith:ទិត្យ Tum:ទុំ Uch:អ៊ុច Va:វ៉ា Yin:យិន Yos:យស់ Chum:ជុំ Ek:ឯក Hak:ហាក់ Huot:ហួត In:អ៊ិន Khun:ឃុន Koy:កុយ Leng:ឡេង Mam:ម៉ម Mom:ម៉ុម Nget:ង៉ែត Oum:អ៊ុម Peou:ពៅ Phal:ផល Phok:ផុក Pov:ពៅ Sambo:សំបូរ San:សាន Soeun:សឿន Sun:ស៊ុន Svay:ស្វាយ Theng:ថេង Uk:អ៊ុក Ven:វ៉ែន You:យូ");

    public static readonly (string Latin, string Native)[] KhmerGiven = Pairs(
        "Dara:ដារ៉ា Sophea:សុភា Bopha:បុប្ផា Chenda:ចិន្តា Vanna:វណ្ណា Sovann:សុវណ្ណ Ratha:រដ្ឋា Pheakdey:ភក្តី Vuthy:វុទ្ធី Sambath:សម្បត្តិ Piseth:ពិសិដ្ឋ Vichet:វិចិត្រ Rithy:រិទ្ធី Sokha:សុខា Sophal:សុផល Sothea:សុធា Sopheap:សុភាព Kunthea:គន្ធា Kosal:កុសល Nary:ណារី Neary:នារី Mony:មុនី Makara:មករា Meng:ម៉េង Leakhena:លក្ខិណា Phirun:ភិរុណ Phearum:ភារម្យ Ponlok:ពន្លក Raksmey:រស្មី Samnang:សំណាង Sarith:សារិទ្ធ Savuth:សាវុធ Seyha:សីហា Sina:ស៊ីណា Sitha:ស៊ីថា Sokhom:សុខុម Sopanha:សុបញ្ញា Sreymom:ស្រីមុំ Sreypov:ស្រីពៅ Sreyneang:ស្រីនាង Thida:ធីតា Tola:តុលា Udom:ឧត្តម Vannak:វណ្ណៈ Veasna:វាសនា Vibol:វិបុល Visal:វិសាល Vireak:វីរៈ Borey:បុរី Bunthoeun:ប៊ុនធឿន Chamroeun:ចំរើន Chantha:ចន្ថា Davy:ដាវី Kimheng:គឹមហេង Kolab:កុលាប Malis:ម្លិះ Narin:ណារិន Phalla:ផល្លា Rany:រ៉ានី Reaksa:រក្សា Sarun:សារុន Sokly:សុខលី Somaly:សុម៉ាលី Thavy:ថាវី Theary:ធារី Titya:ទិត្យា Varin:វ៉ារិន Vicheka:វិច្ឆិកា");

    public static readonly (string Latin, string Native)[] KhmerPrefixes = Pairs(
        "Chan:ចាន់ Sok:សុខ So:សុ Sam:សំ Srey:ស្រី Bun:ប៊ុន Kim:គឹម Mony:មុនី Phal:ផល Sovan:សុវណ្ណ Vann:វណ្ណ Rath:រ័ត្ន Keo:កែវ Chhay:ឆាយ Lea:លា Ly:លី Pi:ពិ Sa:សា Thea:ធា Tha:ថា Va:វ៉ា Vi:វិ");

    public static readonly (string Latin, string Native)[] KhmerEndings = Pairs(
        "da:ដា na:ណា ra:រ៉ា thea:ធា ny:នី ry:រី ty:ទី vy:វី ly:លី neth:នេត្រ reth:រ៉េត roth:រ័ត្ន seth:សិទ្ធ ta:តា mony:មុនី nea:នា sitha:ស៊ីថា bora:បូរ៉ា chey:ជ័យ nith:និត pheap:ភាព phon:ផុន rom:រម្យ sey:សី thy:ធី veng:វេង ya:យ៉ា kun:គុណ leap:លាភ sak:ស័ក្តិ");

    public static readonly string[] VietSurnames = Words("Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Lâm Mai Tạ Châu Thái Tô");

    public static readonly string[] VietMiddle = Words("Văn Văn Văn Thị Thị Thị Hữu Đức Minh Ngọc Thanh Quốc Xuân Thu Kim Bảo Gia Hoài Công Đình Anh Tuấn Hồng Phương Mỹ Như");

    public static readonly string[] VietGiven = Words("Anh Bình Châu Chi Cường Dũng Duy Đạt Đông Giang Hà Hải Hạnh Hằng Hiền Hiếu Hoa Hòa Hùng Hưng Hương Huy Khánh Khoa Kiên Lan Linh Loan Long Mai Minh My Nam Nga Ngân Nghĩa Ngọc Nhân Nhung Oanh Phong Phúc Phương Quân Quang Quý Quyên Sơn Tâm Tân Thắng Thành Thảo Thịnh Thu Thủy Tiến Toàn Trang Trí Trinh Trung Tú Tuấn Tùng Tuyết Uyên Vân Việt Vinh Xuân Yến Đào Lệ Liên Lộc Nguyệt Nhật Như Thư Trâm Trúc Vy");

    /// <summary>Character, Pinyin and then dialect spellings.</summary>
    public static readonly string[][] ChineseSurnames = [.. Words(
        "陈,Chen,Chan,Tan,Teng 林,Lin,Lam,Lim 黄,Huang,Wong,Ng,Ung 张,Zhang,Cheung,Teo,Chong 李,Li,Lee,Ly 王,Wang,Wong,Ong,Heng 吴,Wu,Ng,Goh,Ngo 刘,Liu,Lau,Lao,Low 蔡,Cai,Choi,Chua,Tsai 杨,Yang,Yeung,Yeo 许,Xu,Hui,Koh,Khou 郑,Zheng,Cheng,Tay,Teh 谢,Xie,Tse,Chia,Hsieh 郭,Guo,Kwok,Quek,Kuo 洪,Hong,Hung,Ang 曾,Zeng,Tsang,Chan 邱,Qiu,Yau,Khoo,Chiu 周,Zhou,Chow,Chew,Chou 叶,Ye,Yip,Yap,Yeh 苏,Su,So,Soh 吕,Lu,Lui,Loo 何,He,Ho,Hor 罗,Luo,Law,Lo 高,Gao,Ko 潘,Pan,Poon,Phua 马,Ma,Mah 梁,Liang,Leung,Leong 赵,Zhao,Chiu,Chao 孙,Sun,Suen,Sng 朱,Zhu,Chu,Choo 胡,Hu,Woo 徐,Xu,Tsui,Hsu 冯,Feng,Fung 邓,Deng,Tang 沈,Shen,Sim,Shum 彭,Peng,Pang 卢,Lu,Lo,Loh 蒋,Jiang,Chiang 余,Yu,Yee 方,Fang,Fong")
        .Select(row => row.Split(','))];

    public static readonly (string Latin, string Native)[] ChineseGiven = Pairs(
        "wei:伟 ming:明 hua:华 jun:军 li:丽 na:娜 fang:芳 min:敏 jing:静 qiang:强 lei:磊 yang:洋 yan:艳 yong:勇 jie:杰 juan:娟 tao:涛 chao:超 xia:霞 ping:平 gang:刚 gui:桂 ying:英 hui:慧 xin:鑫 hong:红 mei:梅 lan:兰 yu:玉 bin:斌 bo:波 feng:峰 hai:海 jian:建 guo:国 wen:文 da:大 xiao:小 zhi:志 qing:青 yun:云 long:龙 chun:春 qiu:秋 dong:东 shan:山 lin:琳 jia:佳 hao:浩 yi:怡 ting:婷 xue:雪 zi:子 chen:晨 rui:瑞 kai:凯 peng:鹏 xiang:翔 hong:宏 sheng:胜 de:德 shun:顺 cheng:成 fu:福 cai:才 shi:世 xing:兴 guang:光 liang:亮 zhen:珍");

    public static readonly (string Latin, string Native)[] ThaiGiven = Pairs(
        "Somchai:สมชาย Somsak:สมศักดิ์ Prasit:ประสิทธิ์ Wichai:วิชัย Malee:มาลี Suda:สุดา Anong:อนงค์ Kanya:กัญญา Nipa:นิภา Pranee:ปราณี Ratana:รัตนา Siriporn:ศิริพร Wanida:วนิดา Chai:ชัย Sombat:สมบัติ Somporn:สมพร Manee:มานี Mana:มานะ Chuchai:ชูชัย Narong:ณรงค์ Pongsak:พงศักดิ์ Surachai:สุรชัย Thawat:ธวัช Udom:อุดม Wanchai:วันชัย Yupa:ยุพา Duangjai:ดวงใจ Jintana:จินตนา Kamon:กมล Lamai:ละไม Napa:นภา Orathai:อรทัย Pimchanok:พิมพ์ชนก Sunee:สุนีย์ Tida:ธิดา Amporn:อัมพร Boonmee:บุญมี Boonsong:บุญส่ง Chalerm:เฉลิม Kasem:เกษม Kitti:กิตติ Noi:น้อย Pracha:ประชา Sawat:สวัสดิ์ Sanan:สนั่น Thongchai:ธงชัย Wirat:วิรัช");

    public static readonly (string Latin, string Native)[] ThaiSurnameStarts = Pairs(
        "Sri:ศรี Suwan:สุวรรณ Thong:ทอง Kaew:แก้ว Chai:ชัย Bun:บุญ Wong:วงศ์ Chan:จันทร์ Saeng:แสง Jai:ใจ Pan:พัน Rung:รุ่ง Siri:ศิริ In:อินทร์ Khong:คง Kham:คำ Mee:มี Nak:นาค Phon:พล Sut:สุด Tan:ตัน Wan:วัน Phu:ภู Dee:ดี");

    public static readonly (string Latin, string Native)[] ThaiSurnameEnds = Pairs(
        "chai:ชัย sak:ศักดิ์ wong:วงศ์ suk:สุข dee:ดี rat:รัตน์ sri:ศรี ngam:งาม thong:ทอง mani:มณี siri:ศิริ phan:พันธ์ kul:กุล sai:ใส maneewan:มณีวรรณ suwan:สุวรรณ charoen:เจริญ rak:รักษ์ somboon:สมบูรณ์ phong:พงษ์");

    public static readonly (string Latin, string Native)[] BurmeseSyllables = Pairs(
        "Aung:အောင် San:စန်း Su:စု Kyi:ကြည် Kyaw:ကျော် Zaw:ဇော် Tun:ထွန်း Win:ဝင်း Myint:မြင့် Khin:ခင် Than:သန်း Hla:လှ Naing:နိုင် Soe:စိုး Moe:မိုး Phyo:ဖြိုး Thi:သီ Aye:အေး Nwe:နွယ် Shwe:ရွှေ Yi:ရီ Myo:မျိုး Zin:ဇင် Lin:လင်း Htay:ဌေး Htoo:ထူး Thet:သက် Min:မင်း Mon:မွန် Wai:ဝေ Nyein:ငြိမ်း Thant:သန့် Cho:ချို Lwin:လွင် Sein:စိန် Tin:တင် Nu:နု Pyae:ပြည့် Hnin:နှင်း Ei:အိ");

    public static readonly (string Latin, string Native)[] BengaliFirst = Pairs(
        "Mohammad:মোহাম্মদ Md:মোঃ Abdul:আব্দুল Rafiq:রফিক Jahid:জাহিদ Kamal:কামাল Jamal:জামাল Selim:সেলিম Faruk:ফারুক Nasir:নাসির Rashed:রাশেদ Habib:হাবিব Shahin:শাহিন Masud:মাসুদ Fatema:ফাতেমা Ayesha:আয়েশা Rina:রিনা Shilpi:শিল্পী Nasrin:নাসরিন Parvin:পারভীন Salma:সালমা Taslima:তাসলিমা Rokeya:রোকেয়া Hasina:হাসিনা");

    public static readonly (string Latin, string Native)[] BengaliLast = Pairs(
        "Rahman:রহমান Hossain:হোসেন Islam:ইসলাম Ahmed:আহমেদ Khan:খান Chowdhury:চৌধুরী Akter:আক্তার Begum:বেগম Khatun:খাতুন Miah:মিয়া Uddin:উদ্দিন Ali:আলী Sarkar:সরকার Das:দাস Haque:হক Alam:আলম Karim:করিম Talukder:তালুকদার Sikder:সিকদার Mollah:মোল্লা");

    public static readonly string[] IndonesianStems = Words("Adi Agus Ahmad Andi Ari Arif Bambang Budi Cahya Dewi Dian Edi Eko Fajar Fitri Gunawan Hadi Hartono Hendra Indah Indra Iwan Joko Kartika Kurnia Lestari Maya Mega Mulyadi Nur Nugroho Permata Pratama Putra Putri Rahmat Ratna Rini Rizki Santoso Saputra Sari Setiawan Siti Slamet Sri Sukarno Sulistyo Supriadi Surya Susanto Sutrisno Suryadi Tri Utami Wahyu Wati Wibowo Widodo Wulandari Yanti Yulia Yusuf Suharto Suparman Sumarni Sudirman Hidayat Firmansyah Kusuma Wijaya Prabowo Handoko Irawan");

    private static (string Latin, string Native)[] Pairs(string text) => [.. Words(text).Select(w => w.Split(':')).Select(p => (p[0], p[1]))];

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
