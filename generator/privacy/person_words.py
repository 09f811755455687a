"""Hold the words by which names of persons are told from other words: surnames, roles, and what only looks like a name.

A false alarm stops a publication: surnames that open everyday words count only where nothing but a
name can stand, and the everyday words themselves are listed.
"""

from __future__ import annotations

import re

# Surnames that hardly ever open another word, and those whose words are in NO_NAMES.
SURNAMES = (
    "王李张刘陈杨赵吴徐孙朱郭林郑梁谢宋唐韩冯邓彭肖董袁潘蒋蔡苏魏吕丁沈姚卢姜崔谭汪廖贾韦邹熊孟秦邱侯薛闫段雷"
    "黎贺顾龚邵覃武戴莫赖樊兰殷倪龙黄周胡罗曹程傅叶余陆钟石毛钱尹柳祝庄詹颜翟聂葛耿苗卓骆裴岳饶霍柯洪涂阎欧鲁滕"
    "高马何方任许江田夏孔白史邬缪冉麦凌牟祁褚庞阮桂蒲辛闵喻甄屠宓杭"
)
# Where nothing but a name can stand, these are surnames too.
MORE_SURNAMES = (
    "曾尚符练连管金万常时于成向康安包车楚单党丰甘宫古关郝华季纪简焦解靳匡况蓝郎乐冷娄路麻梅穆宁牛皮平戚齐乔曲屈荣沙商申盛施"
    "舒司台陶佟童危卫文翁巫伍席冼项萧邢幸胥严晏燕尧易阴应尤游俞虞元原臧章湛仲宗祖左代付温储仇池初邸窦杜费凤干句鞠"
    "柏宝卞薄车诸区明敖艾巴步岑畅寇邝蔺栾茅糜农潘逄濮浦漆强仇阙冒水孙邰铁同仝佘奚闻乌巫郗习咸相宣鄢阳印玉苑恽查"
)
COMPOUND = (
    "欧阳|司马|上官|诸葛|司徒|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木|轩辕|宇文|长孙|独孤|呼延|申屠|太史|澹台|淳于|拓跋|"
    "赫连|公冶|宗政|鲜于|闾丘|司空|司寇|仲孙|万俟|东方|西门|南宫|闻人"
)
PINYIN = (
    "Bai|Cai|Cao|Chang|Chen|Cheng|Cui|Dai|Deng|Ding|Dong|Du|Fan|Fang|Feng|Fu|Gao|Ge|Gong|Gu|Guo|Han|He|Hou|Hu|Huang|"
    "Jia|Jiang|Jin|Kang|Kong|Lai|Lei|Li|Liang|Liao|Lin|Liu|Long|Lu|Luo|Lyu|Ma|Mao|Meng|Mo|Ni|Ouyang|Pan|Peng|Qian|Qin|"
    "Qiu|Ren|Shao|Shen|Shi|Song|Su|Sun|Tan|Tang|Tao|Tian|Wan|Wang|Wei|Wen|Wu|Xia|Xiang|Xiao|Xie|Xiong|Xu|Xue|Yan|Yang|"
    "Yao|Ye|Yin|Yu|Yuan|Zeng|Zhang|Zhao|Zheng|Zhong|Zhou|Zhu|Zou"
)
ROLES = (
    "当事人|法定代表人|法人代表|负责人|经营者|实际控制人|实际经营者|被告人|犯罪嫌疑人|嫌疑人|被请求人|请求人|投诉人|"
    "举报人|被处罚人|被调查人|违法行为人|行为人|证人|嫌犯|案犯|主犯|从犯|团伙成员|涉案人员|涉案人|供货人|收购人|承租人|实际使用人|律师|专利代理师|机主|车主|受害人|被害人|店主|业主|老板|老板娘|男子|女子|自然人|股东|员工|"
    "店员|职工|会计|出纳|司机|业务员|销售员|推销员|主播|消费者|顾客|村民|居民|市民|妻子|丈夫|其妻|其夫|其子|其女|"
    "其父|其母|其弟|其兄|其姐|其妹|女友|男友|同案人|同伙|上家|下家|执法人员|办案人员|经办人|承办人|审核人|记录人|"
    "询问人|见证人|送达人|签收人|联系人|局长|处长|科长|大队长|队长|检察官|法官"
)
# Kinds of fields whose content is a name and nothing else.
FIELDS = (
    "姓名|真实姓名|名字|签名|签字|签收|曾用名|真名|本名|别名|名叫|当事人|被处罚人|违法行为人|法定代表人|法人代表|法人|负责人|"
    "经营者|业主|联系人|经办人|承办人|审核人|审批人|签发人|记录人|询问人|被询问人|见证人|送达人|受送达人|签收人|填表人|"
    "填报人|制表人|举报人|投诉人|执法人员|办案人员|办案人|调查人|委托代理人|代理人|收件人|收货人|寄件人|发件人|证人|机主|户名"
)
GIVEN = r"[^\W\d_a-zA-Z某于在自因从被将与及和的之为是等未不已系以经对由有均所]"
AFTER = (
    r"(?=[,。;、(:)\s/“”\"·]|于|在|自|因|从|被|将|与|及|和|等|未|系|以|经|向|对|由|男|女|罚|处|销|生|为|的|称|供|购|进|到|"
    r"通过|利用|使用|缴|委托|租|雇|开|曾|已|没|共同|参与|负责|出|证实|反映|投诉|举报|提|收|协助|误|案|拒|承认|伙同|落网|"
    r"看店|打包|运|售|贩|另案|拟|雇用|说|表示|签|名下|也|都|均|涉嫌|违反|$)"
)
END = r"(?=[,。;、()\s/|“”\"\]]|男|女|$)"

NAME = rf"(?:(?:{COMPOUND}){GIVEN}{{1,2}}|[{SURNAMES}]{GIVEN}{{1,2}})"
ANY_NAME = rf"(?:(?:{COMPOUND}){GIVEN}{{1,2}}|[{SURNAMES}{MORE_SURNAMES}]{GIVEN}{{1,2}})"
JOINED_NAME = r"(?:(?!某)[\u4e00-\u9fff]){2,6}(?:·(?:(?!某)[\u4e00-\u9fff]){1,8}){1,2}"
MASKED = r"[\u4e00-\u9fff]{1,2}(?:某{1,3}|[×xX*＊]{1,3})(?:[\d甲乙丙丁]|[\u4e00-\u9fff](?=[,。;、(]))?"

# Openings of everyday words and of trade names after a surname's character.
_NO_NAMES = """
陈述 陈列 陈诉 陈皮 张贴 张挂 张江 张家 张小泉 张裕 郑重 郑州 唐装 唐山 谢绝 谢瑞麟 宋体 宋河 王府 王牌 王老吉
王守义 王致和 李宁 李锦记 李记 林业 林木 林地 林场 林区 苏州 苏泊尔 苏打 莫名 莫非 武装 武汉 武警 武术 丁类 丁香
龙头 龙井 龙岩 黄金 黄色 黄酒 黄牛 黄山 黄石 黄河 周边 周期 周年 周末 周围 周转 周大福 周大生 周六福 周黑鸭 胡同
胡椒 胡庆余 罗列 罗马 罗非 程序 程度 余款 余下 余额 余地 余人 余件 陆续 陆路 陆地 陆军 钟表 钟点 曾经 曾因 曾在
曾于 曾被 曾向 曾有 石油 石材 石家 石狮 石化 毛利 毛巾 毛绒 毛重 毛坯 钱款 钱财 钱包 庄重 颜色 洪水 欧洲 欧盟
欧元 鲁花 叶片 连同 连续 连带 连夜 连锁 管理 管辖 管道 高价 高额 高度 高新 高档 高端 高于 高等 高级 高温 高速
高达 高管 高校 高中 高仿 高效 高危 高低 马上 马鞍 马路 马应龙 马来 马可 何时 何种 何地 何人 何处 何以 何况 方面
方可 方能 方式 方便 方法 方案 方向 方才 任意 任何 任职 任务 任命 任一 任由 许可 许诺 许多 许昌 江西 江苏 江门
江阴 江南 江北 江湖 田地 田间 夏季 夏天 孔雀 孔府 白酒 白色 白条 白天 史上 史料 雷允上 雷士 雷达 雷同 兰州 兰花
韩国 韩版 韩束 段落 段时 覃思 孟加 秦皇 侯马 温州 练习 尚未 尚在 尚有 尚不 尚无 尚需 尚处 尚可 符合 符号 辛苦
凌晨 蒲公 桂林 桂花 杭州 屠宰 安全 安排 安装 安徽 成立 成员 成本 成年 成都 成品 时间 时任 时尚 时候 于是 向其
向本 金额 金华 金色 金属 万元 万件 常务 常州 常见 康复 包括 包装 包裹 车辆 车间 单位 单价 单独 关于 关闭 关联
古董 华为 华东 季度 简称 简易 简介 解除 解释 路口 路边 平台 平时 平均 商品 商标 商场 商家 申请 申辩 申报 文件
文化 文字 文书 文具 相关 相应 应当 应急 严重 严格 易某 代理 代表 付款 温度 初步 初次 费用 强制 同时 同意 同一
同样 同案 水果 水产 玉米 明知 明确 阳光 宣传 宣称 查获 查询 查封 区域 区局 仲裁 原告 原料 原因 乐器 台州 台湾
司法 宁波 平安 荣誉 牛肉 牛奶 皮革 皮鞋 齐全 农村 农业 农民 巴西 印刷 印章 左右 祖籍 章程 住址 职务 童装 童工
党员 党委 党组 梅花 冷库 冷冻 元素 元旦 席位 麻袋 纪委 纪律 经理 涂抹 涂改 涂销 涂掉 涂布 涂层 涂料 涂装 涂写
涂刷 高出 高发 高标 高粱 高技 高学 高清 任教 任期 许愿 祝愿 麦当劳 麦克 顾客 顾问 顾念 张了 戴了 胡乱 胡说 胡萝
甄别 钟情 马克 白云 白药 白糖 周六 周日 周一 周二 周三 周四 周五 周到 周全 周口 周庄 周长 田园 田径 石墨 石灰
石膏 石板 石英 石头 毛发 毛毯 毛料 龙虎 龙须 麦穗 莫过 庄园 庄稼 庄家 钱庄 江面 何尝 何须 余家 余辆 余只 余个
余吨 余瓶 余份 余名 余次 余台 余双 余箱 余枚 余套 余盒 欧式 夏令 孔径 白板 黄皮 江浙 苏北 苏南 韩式 鲁菜 鲁西
鲁南 冯某 袁州 贺州 贺兰 叶县 滕州 邓州 汪清 任丘 林芝 林州 郑东 宋庄 马鞍山
"""
_NO_NAME = re.compile("|".join(_NO_NAMES.split()))
# What ends an office, a shop or a place ends no given name.
_TITLES = ("女士", "先生", "同志", "老师", "主任", "经理", "老板", "局长", "处长", "科长")
_OFFICE_ENDS = frozenset("局处科室部组所院厅办队站委会司厂店镇乡县市区村街路号省州品类等牌")


def is_no_name(word: str) -> bool:
    """Return whether a word that has the form of a name is another word."""
    return bool(_NO_NAME.match(word)) or word[-1] in _OFFICE_ENDS or word[1:] in _TITLES
